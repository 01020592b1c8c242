import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { getCoverage } from '#api/contract/coverage.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults, waitForMap, withoutWebgl } from './support/browser.ts';
import { expectEverySize } from './support/desk-witness.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

let server: TestServer;
let browser: BrowserContext;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  server = await startTestServer(await sampleDatabase(), {}, dist);
  browser = await openBrowser();
});

/** A page that stays open keeps a connection to the server, of which a browser has six. */
afterEach(async () => {
  for (const page of browser.pages().slice(1)) await page.close();
});

const open = (search: string, size = '1280x720') => openPage(browser, `${server.origin}/${search}`, size);

/** Drawing thousands of roads in software takes most of a test; one of them looks at them. */
const withoutRoads = 'layers=villages.stops';

/** Share of the map's pixels whose colour is far from the ground's. */
async function drawnShare(page: Page): Promise<number> {
  const shot = await page.locator('[data-testid=map]').screenshot();
  return page.evaluate(async (encoded) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${encoded}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext('2d');
    if (!pen) return 0;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    let drawn = 0;
    for (let at = 0; at < data.length; at += 4) {
      const away =
        Math.abs((data[at] ?? 0) - 236) + Math.abs((data[at + 1] ?? 0) - 234) + Math.abs((data[at + 2] ?? 0) - 228);
      if (away > 24) drawn += 1;
    }
    return drawn / (data.length / 4);
  }, shot.toString('base64'));
}

describe('the progress page in Chromium', () => {
  it('draws map, figures and charts of the sample, asks nobody else and breaks no policy', async () => {
    const { page, faults, picture } = await open('');
    await waitForMap(page);
    await page.getByText('演示数据', { exact: true }).waitFor();
    await page.getByText('数据截止 2020-09-30').waitFor();
    const values = await server.json('/api/values?indicator=maintenance-rate&programme=shaoxing-2018-2020');
    const { value } = (values as { values: { value: number }[] }).values[0] ?? { value: Number.NaN };
    await page.locator('[data-indicator=maintenance-rate]').getByText(value.toFixed(2)).waitFor();
    for (const name of ['柯桥区', '新昌县'])
      await page
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .waitFor();
    await page.locator('svg text', { hasText: '嵊州市' }).first().waitFor();
    expect(await drawnShare(page)).toBeGreaterThan(0.2);
    await picture('overview');
    expect(faults).toEqual([]);
  });

  it('goes down by a click on the map and up by the trail, with an address for each', async () => {
    const { page, faults, picture } = await open(`?indicator=village-bus-coverage&${withoutRoads}`);
    await waitForMap(page);
    await page.getByRole('button', { name: /^新昌县/ }).click();
    await page.waitForURL(/region=330624/);
    await page.getByText('乡镇范围为示意', { exact: false }).waitFor();
    await waitForMap(page);
    await picture('district');
    const box = await page.locator('[data-testid=map]').boundingBox();
    if (!box) throw new Error('the map has no box');
    await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.5);
    await page.waitForURL(/region=330624\d{3}/);
    await page.goBack();
    await page.waitForURL(/region=330624(&|$)/);
    await page.getByRole('navigation', { name: '区域' }).getByRole('button', { name: '绍兴市' }).click();
    await page.waitForURL((url) => url.searchParams.get('region') === '330600');
    expect(faults).toEqual([]);
  });

  it('shows the gaps at another threshold in numbers equal to the answer of the server', async () => {
    const { page, faults, picture } = await open(
      `?indicator=village-bus-coverage&tab=gaps&threshold=1000&region=330624&${withoutRoads}`,
    );
    const answer = (await server.json('/api/coverage?rule=bus_stop&threshold=1000&region=330624')) as {
      gaps: unknown[];
      rows: { region: string; villages: number }[];
    };
    const villages = answer.rows.find((row) => row.region === '330624')?.villages;
    await page.getByText(`${villages} 个建制村中 ${answer.gaps.length} 个未通`).waitFor();
    await page.getByText('按 1000 米试算，不用于考核').first().waitFor();
    await page
      .getByRole('button', { name: /^在地图上显示/ })
      .first()
      .click();
    await waitForMap(page);
    await picture('gaps');
    expect(faults).toEqual([]);
  });

  it('downloads the view as map and workbook', async () => {
    const { page } = await open('?region=330624&indicator=village-bus-coverage&layers=none');
    await page.getByRole('button', { name: /导出/ }).click();
    const links = await page
      .getByRole('link', { name: /A3 进度图|（Excel）/ })
      .evaluateAll((list) => list.map((link) => link.getAttribute('href') ?? ''));
    expect(links).toHaveLength(4);
    const heads = await Promise.all(
      links.map(async (link) =>
        Buffer.from(await (await server.get(link)).arrayBuffer())
          .subarray(0, 4)
          .toString('latin1'),
      ),
    );
    expect(heads).toEqual(['%PDF', '\u0089PNG', 'PK\u0003\u0004', 'PK\u0003\u0004']);
  });

  it('has no serious fault for assistive technology in either theme, on any tab, with a number opened', async () => {
    const { page } = await open('');
    await waitForMap(page);
    const tab = async (name: string) => {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tabpanel', { name }).waitFor();
      await page.waitForLoadState('networkidle');
    };
    expect(await seriousFaults(page)).toEqual([]);
    await tab('记录');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '夜间' }).click();
    await tab('未通村');
    expect(await seriousFaults(page)).toEqual([]);
    await tab('概览');
    expect(await seriousFaults(page)).toEqual([]);
    await tab('计划完成');
    await page.getByText('文件总量', { exact: true }).first().click();
    await page.getByText('打造精品示范线477公里').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByText('上报核对').click();
    await page.getByRole('group', { name: '核对的种类' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.locator('[data-explain^="value.maintenance-rate"]').first().click();
    await page.getByRole('dialog').getByText('新完成的工程和新情况').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('has nothing wider than the window at any size, no text under 12 px, and a map of a third of the work screen', async () => {
    const { page, picture } = await open('?layers=none', '1366x768');
    await waitForMap(page);
    const box = await page.locator('[data-testid=map]').boundingBox();
    expect(((box?.width ?? 0) * (box?.height ?? 0)) / (1366 * 768)).toBeGreaterThan(1 / 3);
    await expectEverySize(page, async (size) => {
      await waitForMap(page);
      await picture(`size-${size}`);
    });
  });

  it('shows the totals of the document, each with the works of all years behind it', async () => {
    const { page, faults, picture } = await open('?tab=plan&part=totals&layers=none', '1366x768');
    await page.locator('[data-explain^="total.bus_bay"]').nth(1).click();
    const list = page.getByRole('dialog').getByRole('region', { name: '记录' });
    const [count, done] = (await list.getByText(/^共 /).textContent())?.match(/[\d,.]+/g) ?? [];
    expect(await page.locator('[data-explain^="total.bus_bay"]').nth(1).textContent()).toBe(done);
    expect(Number(count?.replace(',', ''))).toBeGreaterThan(300);
    await picture('totals');
    expect(faults).toEqual([]);
  });

  it('opens a number beside the map, shows its record there, and hands over table and chart as files', async () => {
    const { page, faults, picture } = await open('?indicator=maintenance-rate&layers=none');
    await waitForMap(page);
    const number = page.locator('[data-indicator=maintenance-rate] [data-explain]').nth(1);
    await number.click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: /^在地图上显示/ })
      .first()
      .click();
    await dialog.locator('tr[data-chosen=true]').waitFor();
    await picture('number-opened');
    const save = async (click: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      return readFileSync(await download.path())
        .subarray(0, 4)
        .toString('latin1');
    };
    expect(await save(() => dialog.getByRole('button', { name: '下载表格（Excel）' }).first().click())).toBe(
      'PK\u0003\u0004',
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
    const menu = page.getByRole('button', { name: /^下载/ }).first();
    for (const [form, head] of [
      ['图片（PNG）', '\u0089PNG'],
      ['矢量图（SVG）', '<svg'],
    ] as const) {
      await menu.click();
      expect(await save(() => page.getByRole('menuitem', { name: form }).click())).toBe(head);
    }
    expect(faults).toEqual([]);
  });

  it('chooses the row of a mark that is clicked, however far down the list', async () => {
    const { gaps } = (await server.json('/api/coverage')) as ResponseOf<typeof getCoverage>;
    const far = gaps.findLast(({ point }) => point !== null);
    if (!far?.point) throw new Error('the sample has gaps with a place');
    const { page, faults } = await open(
      `?indicator=village-bus-coverage&tab=gaps&layers=villages&at=15/${far.point[1]}/${far.point[0]}`,
    );
    await waitForMap(page);
    const box = await page.locator('[data-testid=map]').boundingBox();
    if (!box) throw new Error('there is no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const row = page.locator('tr[data-chosen=true]');
    await row.getByText(far.name, { exact: true }).waitFor();
    expect(await row.evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
    expect(faults).toEqual([]);
  });

  it('says plainly that there is no WebGL and shows everything else', async () => {
    const bare = await openBrowser(withoutWebgl);
    const { page, picture } = await openPage(bare, `${server.origin}/`, '1100x720');
    await page.getByText(/不支持 WebGL2/).waitFor();
    await page.locator('svg text', { hasText: '嵊州市' }).first().waitFor();
    await picture('no-webgl');
  });

  it('can be worked by the keyboard alone', async () => {
    const { page } = await open('?layers=none');
    await waitForMap(page);
    await page.getByRole('button', { name: '优良中等路率', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/indicator=good-condition-rate/);
    await page.getByRole('combobox', { name: '选择区县' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/region=3306\d\d/);
    await page.getByRole('tab', { name: '概览' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tab=plan/);
  });
});

describe('many windows of the page', () => {
  it('leave the server reachable, because those out of sight hold no stream', async () => {
    const { page } = await open('?layers=none');
    await waitForMap(page);
    const streams = await page.evaluate(async () => {
      const opened = () =>
        performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('/api/events')).length;
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return opened();
    });
    // A stream is listed among the resources when it has ended.
    expect(streams).toBe(1);
  });
});
