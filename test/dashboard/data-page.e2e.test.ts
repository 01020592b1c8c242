import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { writeSmallData } from '#test/api/support/small-data.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { zipShapefile } from '#test/etl/support/write-shapefile.ts';
import { afterFile } from '#test/support/after-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults, waitForMap } from './support/browser.ts';
import { expectEverySize } from './support/desk-witness.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');
const token = 'a-token-of-sixteen-letters';

let server: TestServer;
let guarded: TestServer;
let browser: BrowserContext;
let archive: Buffer;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  const database = await testDatabase();
  await writeSmallData(database);
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-desk-'));
  afterFile(async () => rmSync(folder, { recursive: true, force: true }));
  server = await startTestServer(database, { DATA_DIR: folder }, dist);
  guarded = await startTestServer(database, { DATA_DIR: join(folder, 'other'), ADMIN_TOKEN: token }, dist);
  archive = Buffer.from(roadsOfDistrict());
  browser = await openBrowser();
});

afterEach(async () => {
  for (const page of browser.pages().slice(1)) await page.close();
});

/** As a district office has it: headers and words in GBK without a .cpg, plane coordinates. */
function roadsOfDistrict(): Uint8Array {
  const road = (index: number, code: string, condition: string) => ({
    type: 'Feature',
    properties: { 路段编码: code, 路线编码: 'X101', 行政等级: '县道', 技术等级: '三级', 路况: condition },
    geometry: {
      type: 'LineString',
      coordinates: [0, 0.01, 0.02].map((step) => [120.02 + index * 0.05 + step, 30.01 + step / 5]),
    },
  });
  const features = [road(0, 'S0', '优'), road(1, 'S1', '良'), road(1, 'S8', '很好的路')];
  const options = { epsg: 4549, encoding: 'GBK', without: ['.cpg'], layer: '路段' } as const;
  return zipShapefile(JSON.stringify({ type: 'FeatureCollection', features }), options);
}

/** Drops a file on the page as the hand does. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
      return transfer;
    },
    { name, text: bytes.toString('base64') },
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

describe('the data desk in Chromium', () => {
  it('takes a dropped GBK shapefile from recognition over the marked workbook to publication and back', async () => {
    const { page, faults, picture } = await openPage(browser, `${server.origin}/data`, '1366x768');
    await page.getByText('把文件拖到这里').waitFor();
    await drop(page, '路段.zip', archive);
    await page.getByRole('region', { name: '数据集' }).getByText('路段').waitFor();
    await page.getByRole('button', { name: '只是一部分：只补充和修改' }).click();
    await page.getByText('可以发布').first().waitFor();
    const crs = page.getByRole('region', { name: '坐标系' });
    expect(await crs.textContent()).toContain('4549');
    await waitForMap(page);
    await picture('data-found');
    expect(await seriousFaults(page)).toEqual([]);

    await page.reload();
    await page.getByRole('button', { name: /^问题/ }).click();
    await page.getByRole('cell', { name: '很好的路' }).waitFor();
    await page
      .getByRole('button', { name: /在地图上看/ })
      .first()
      .click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标注工作簿' }).click();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await (await downloading).path());
    expect(JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()))).toContain('很好的路');
    await waitForMap(page);
    await picture('data-problems');

    await page.getByRole('button', { name: '列对应' }).click();
    expect(await page.getByLabel('技术等级: 对应字段').inputValue()).toBe('technical_class');
    await page.getByRole('button', { name: '与现有数据的差异' }).click();
    await page.getByRole('button', { name: /变更/ }).click();
    await page.locator('ins').first().waitFor();
    await picture('data-difference');

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByText('作为“路段”发布').waitFor();
    await picture('data-publish');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.getByText('已作为第 2 批发布。').waitFor();
    await page.getByRole('button', { name: '查看加载历史' }).click();
    await page
      .getByRole('row', { name: /^2 .*路段\.zip/ })
      .getByRole('button', { name: /撤销/ })
      .click();
    await page.getByRole('dialog').getByText('撤销第 2 批？').waitFor();
    await page.getByRole('button', { name: '确认撤销' }).click();
    await page.getByText('已撤销，记为第 3 批。').waitFor();
    await page.getByText('已被第 3 批撤销').waitFor();
    await picture('data-history');
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('asks for the token where the server wants one, and keeps it over a reload', async () => {
    const { page, picture } = await openPage(browser, `${guarded.origin}/data?theme=night`, '390x844');
    await page.getByRole('heading', { name: '需要授权' }).waitFor();
    await picture('data-token');
    await page.getByLabel('令牌').fill('a-token-that-is-not-right');
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByText('令牌不对').waitFor();
    await page.getByLabel('令牌').fill(token);
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByText('还没有上传的文件').waitFor();
    await page.reload();
    await page.getByText('还没有上传的文件').waitFor();
    await drop(page, 'no table.bin', Buffer.from('noise'));
    await page.getByText('不支持文件').waitFor();
    await picture('data-failed');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: '加载历史' }).click();
    await page.getByText('small.csv').waitFor();
    await expectEverySize(page, (size) => picture(`data-history-${size}`));
  });

  it('hands out the template of a dataset', async () => {
    const { page } = await openPage(browser, `${server.origin}/data?part=templates`, '1366x768');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载建制村模板' }).click();
    const path = await (await downloading).path();
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
});
