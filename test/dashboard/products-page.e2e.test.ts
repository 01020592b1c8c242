import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults } from './support/browser.ts';
import { expectEverySize } from './support/desk-witness.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

let server: TestServer;
let browser: BrowserContext;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  server = await startTestServer(await sampleDatabase(), {}, dist);
  browser = await openBrowser();
});

const open = (search: string, size = '1366x768') => openPage(browser, `${server.origin}/products${search}`, size);

describe('the page of official papers in Chromium', () => {
  it('shows the sheet that it hands over, as of the chosen time', async () => {
    const { page, faults, picture } = await open('?indicator=maintenance-rate&region=330624');
    const sheet = page.getByRole('img', { name: '列养率 进度图预览' });
    await sheet.waitFor();
    await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await picture('papers-map');
    const hrefs = await page
      .getByRole('link', { name: /^下载 / })
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const heads = await Promise.all(
      hrefs.map(async (href) =>
        Buffer.from(await (await server.get(href)).arrayBuffer())
          .subarray(0, 4)
          .toString('latin1'),
      ),
    );
    expect(heads).toEqual(['%PDF', '<?xm', '\u0089PNG']);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('writes the bulletin of a month with citations that lead to its figures', async () => {
    const { page, faults, picture } = await open('?paper=bulletin');
    await page.getByRole('heading', { name: '绍兴市2020年9月农村公路建设管理情况通报' }).waitFor();
    await page.getByText('未关账，数字可能变动').first().waitFor();
    await picture('papers-bulletin');
    await page.getByRole('link', { name: '打开' }).first().click();
    await page.waitForURL(/\/progress\?.*tab=plan/);
    await page.getByRole('row', { name: /路面维修/ }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  it('is readable at every size and has no serious fault for assistive technology, on paper and by night', async () => {
    const { page, faults, picture } = await open('?paper=plan');
    await page.getByRole('row', { name: /路面维修/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await expectEverySize(page, (size) => picture(`papers-${size}`));
    await page.getByRole('button', { name: '夜间' }).click();
    await page.getByRole('button', { name: /督办单/ }).click();
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByRole('form', { name: '发出督办单' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /奖补资金/ }).click();
    await page.getByRole('row', { name: /合计/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});
