import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { villageTable } from './support/desk-file.ts';
import { focusedName, pressOn, showsFocus, tabTo } from './support/keyboard.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

let server: TestServer;
let browser: BrowserContext;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-keyboard-'));
  afterFile(async () => rmSync(folder, { recursive: true, force: true }));
  server = await startTestServer(await sampleDatabase(), { DATA_DIR: folder }, dist);
  browser = await openBrowser();
});

afterEach(async () => {
  for (const page of browser.pages().slice(1)) await page.close();
});

const open = (address: string) => openPage(browser, `${server.origin}${address}`, '1366x768');

/** Fills a form in that has the focus: office, post, words. */
async function sign(page: Page, words: string, dueOn?: string): Promise<void> {
  if (dueOn !== undefined) {
    await tabTo(page, /^期限/);
    await page.keyboard.type(dueOn);
  }
  await tabTo(page, '单位 *');
  await page.keyboard.type('绍兴市交通运输局');
  await tabTo(page, '职务（不写姓名） *');
  await page.keyboard.type('科长');
  await tabTo(page, /^内容或事由/);
  await page.keyboard.type(words);
  await pressOn(page, '登记');
}

describe('without a pointer', () => {
  it('a file is chosen, checked, looked at from each side, published, and undone', async () => {
    const { page, faults } = await open('/data');
    await page.getByText('还没有上传的文件').waitFor();
    const choosing = page.waitForEvent('filechooser');
    await pressOn(page, '选择文件…');
    const file = { name: '村.csv', mimeType: 'text/csv', buffer: await villageTable(server) };
    await (await choosing).setFiles(file);
    await page.getByRole('heading', { level: 2, name: '村.csv' }).waitFor();
    await page.getByRole('button', { name: '只是一部分：只补充和修改' }).waitFor({ timeout: 60_000 });
    await pressOn(page, '只是一部分：只补充和修改');
    await page.getByText('可以发布').first().waitFor({ timeout: 60_000 });
    await pressOn(page, /^问题/);
    await page.getByRole('cell', { name: '很多' }).waitFor();
    expect(await showsFocus(page)).toBe(true);
    await pressOn(page, '列对应');
    await page.getByRole('region', { name: '列对应' }).waitFor();
    await tabTo(page, '人口: 对应字段');
    await pressOn(page, '与现有数据的差异');
    await page.getByRole('button', { name: /变更/ }).waitFor();
    await pressOn(page, '发布');
    await page.getByRole('dialog').waitFor();
    // Escape is a way back, and the focus comes back with it.
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await focusedName(page)).toBe('发布');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await pressOn(page, '确认发布');
    await page.getByText(/已作为第 \d+ 批发布/).waitFor({ timeout: 60_000 });
    await pressOn(page, '查看加载历史');
    await page.getByRole('row', { name: /村\.csv/ }).waitFor();
    await pressOn(page, /^撤销/);
    await page.getByRole('dialog').waitFor();
    await pressOn(page, '确认撤销');
    await page.getByText(/已撤销，记为第 \d+ 批/).waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  });

  it('a paper is chosen and taken, and an order is issued and answered', async () => {
    const { page, faults } = await open('/products');
    await page.getByRole('navigation', { name: '公文种类' }).waitFor();
    await pressOn(page, /^计划完成情况表/);
    await page.getByRole('row', { name: /路面维修/ }).waitFor();
    const downloading = page.waitForEvent('download');
    await pressOn(page, '下载 Excel');
    expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);
    await pressOn(page, /^督办单/);
    await page.getByText('没有督办单').waitFor();
    await pressOn(page, '发出督办单');
    await page.getByRole('form', { name: '发出督办单' }).waitFor();
    expect(await focusedName(page), 'the form takes the focus').toMatch(/^区域/);
    expect(await showsFocus(page)).toBe(true);
    // As the field of this Chromium takes it: month, day, year.
    await sign(page, '请说明滞后原因', '12312030');
    await page.getByText('已登记，督办单 1').waitFor();
    expect(await focusedName(page), 'and gives it back').toBe('发出督办单');
    await pressOn(page, '督办单 1 的经过');
    await pressOn(page, '答复');
    await sign(page, '已加派人员');
    await page.getByRole('cell', { name: '已答复' }).waitFor();
    await expect.poll(() => focusedName(page), { message: 'where the next step is' }).toMatch(/^登记下一步/);
    expect(faults).toEqual([]);
  });
});
