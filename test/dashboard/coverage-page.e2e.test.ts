import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults, waitForMap } from './support/browser.ts';
import { expectEverySize } from './support/desk-witness.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

let server: TestServer;
let browser: BrowserContext;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  server = await startTestServer(await sampleDatabase(), {}, dist);
  browser = await openBrowser();
});

afterEach(async () => {
  for (const page of browser.pages().slice(1)) await page.close();
});

const open = (search: string, size = '1000x640') => openPage(browser, `${server.origin}/coverage${search}`, size);
const few = 'show=districts.villages';

async function clickMap(page: Page, across: number, down: number): Promise<void> {
  const box = await page.locator('[data-testid=map]').boundingBox();
  if (!box) throw new Error('the map has no box');
  await page.mouse.click(box.x + box.width * across, box.y + box.height * down);
}

interface Answer {
  readonly side: { readonly covered: number; readonly villages: number };
  readonly against: { readonly covered: number };
  readonly villages: readonly { readonly key: string; readonly name: string; readonly why: string }[];
}

describe('the planners’ map in Chromium', () => {
  it('is one with its list: a row chosen shows on the map, a mark clicked shows in the list', async () => {
    const { page, faults, picture } = await open(`?${few}`);
    await waitForMap(page);
    const { side, villages } = (await server.json('/api/coverage/villages?limit=3')) as Answer;
    await page.getByText(`未覆盖 ${side.villages - side.covered}`).waitFor();
    const second = villages[1];
    if (!second) throw new Error('the sample has gaps');
    await page.locator(`[data-village="${second.key}"]`).click();
    await page.getByTestId('record').getByText('villages.csv').waitFor();
    await waitForMap(page);
    await picture('coverage-record');
    await page.getByRole('button', { name: '返回清单' }).click();
    await page.waitForURL((url) => !url.searchParams.has('record'));
    // The map still looks at it, in its middle.
    await page.waitForTimeout(300);
    await clickMap(page, 0.5, 0.5);
    await page.waitForURL((url) => url.searchParams.get('record') === `village:${second.key}`);
    await page.locator(`tr[data-chosen=true] [data-village="${second.key}"]`).waitFor();
    expect(faults).toEqual([]);
  });

  it('goes to a chainage on its line', async () => {
    const { page, faults } = await open(`?${few}.roads`);
    await waitForMap(page);
    await page.getByRole('combobox', { name: /查找/ }).fill('x101330602 k2+300');
    await page.getByRole('option', { name: /K2\+300/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/mark=120\.5850/);
    await page.getByTestId('record').getByText('X101330602-020').waitFor();
    await waitForMap(page);
    expect(faults).toEqual([]);
  });

  it('compares two rules on either side of a divider that keys move, in the numbers of the server', async () => {
    const { page, faults, picture } = await open(`?${few}&vsThreshold=2000`);
    await waitForMap(page);
    const { side, against } = (await server.json('/api/coverage/villages?againstThreshold=2000&limit=1')) as Answer;
    const numbers = page.getByTestId('versus');
    await numbers.getByText(`−${against.covered - side.covered}`, { exact: true }).waitFor();
    const canvases = page.locator('[data-testid=map] [style*=clip-path] canvas');
    expect(await canvases.count()).toBe(2);
    const divider = page.getByRole('slider', { name: '左右分界' });
    await divider.focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/swipe=60/);
    expect(await divider.getAttribute('aria-valuenow')).toBe('60');
    await picture('coverage-compare');
    await page.getByRole('button', { name: '结束对比' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=map] canvas').length === 2);
    expect(faults).toEqual([]);
  });

  it('measures on the ellipsoid, and prints the map on white with legend, source and date', async () => {
    const { page, faults } = await open(`?${few}&theme=night`);
    await waitForMap(page);
    await page.getByRole('button', { name: '量面积' }).click();
    for (const [across, down] of [
      [0.5, 0.4],
      [0.7, 0.4],
      [0.6, 0.6],
    ] as const) {
      await clickMap(page, across, down);
      await page.waitForTimeout(350);
    }
    expect(await page.getByTestId('measured').textContent()).toMatch(/面积 [\d,.]+ 平方公里/);
    await page.keyboard.press('Escape');
    await page.getByTestId('measured').waitFor({ state: 'detached' });
    await page.evaluate('window.print = () => { document.title = "printed"; }');
    await page.getByRole('button', { name: '打印' }).click();
    await page.waitForFunction(() => document.title === 'printed', undefined, { timeout: 30_000 });
    const sheet = page.getByTestId('print-sheet');
    expect(await sheet.textContent()).toMatch(
      /建制村公交覆盖.*口径：任一点，500 米.*数据截止 2020-09-30.*资料来源.*演示数据/,
    );
    const [corner, drawn] = await page.evaluate(async () => {
      const picture = document.querySelector<HTMLImageElement>('[data-testid=print-sheet] img');
      const canvas = new OffscreenCanvas(picture?.naturalWidth ?? 1, picture?.naturalHeight ?? 1);
      const pen = canvas.getContext('2d');
      if (!picture || !pen) return ['', 0] as const;
      await picture.decode();
      pen.drawImage(picture, 0, 0);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let inked = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at + 2] ?? 255) < 240) inked += 1;
      return [data.slice(0, 3).join(), inked / (data.length / 4)] as const;
    });
    expect(corner).toBe('255,255,255');
    expect(drawn).toBeGreaterThan(0.1);
    expect(faults).toEqual([]);
  });

  it('asks the host of a base map that the settings name, and no other, with what is drawn shifted to it', async () => {
    const asked: string[] = [];
    const tile = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const host = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(tile);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    afterFile(async () => void host.close());
    const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const based = await startTestServer(
      server.app.services.database,
      { BASE_MAP_URL: `${origin}/t/{z}/{x}/{y}.png`, BASE_MAP_CRS: 'gcj02', BASE_MAP_ATTRIBUTION: '示例底图' },
      dist,
    );
    const { page, faults } = await openPage(browser, `${based.origin}/coverage?${few}`, '1280x720');
    await waitForMap(page);
    await page.getByText('示例底图').first().waitFor();
    expect(asked.some((path) => /^\/t\/\d+\/\d+\/\d+\.png$/.test(path))).toBe(true);
    const tiles = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/tiles/')),
    );
    expect(tiles.length).toBeGreaterThan(0);
    expect(tiles.filter((name) => !name.includes('datum=gcj02'))).toEqual([]);
    expect(faults.filter((fault) => !fault.startsWith(`foreign: ${origin}/t/`))).toEqual([]);
  });

  it.each(['paper', 'night'])('has no serious fault for assistive technology (%s)', async (theme) => {
    const { page, faults } = await open(
      `?${few}&ref=village_hall&record=village:330681120241&vsThreshold=800&theme=${theme}`,
    );
    await waitForMap(page);
    await page.getByTestId('record').getByText('villages.csv').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('fits every size, a phone and a wall too', async () => {
    const { page, faults, picture } = await open('?show=districts');
    await waitForMap(page);
    await expectEverySize(page, async (size) => {
      await waitForMap(page);
      await picture(`coverage-${size}`);
    });
    expect(faults).toEqual([]);
  });
});
