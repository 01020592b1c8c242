import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '#api/http/listen.ts';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults, waitForMap } from './support/browser.ts';
import { heapOf, layoutFaults } from './support/wall-witness.ts';

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

const open = (search: string, size = '1366x768') => openPage(browser, `${server.origin}/wall${search}`, size);
const panel = (page: Page, name: string) => page.locator(`[data-panel=${name}]`);
const mapTitle = (page: Page) => panel(page, 'map').getByRole('heading', { level: 2 });

async function waitForTitle(page: Page, ...words: readonly string[]): Promise<void> {
  for (const word of words) await mapTitle(page).filter({ hasText: word }).waitFor({ timeout: 30_000 });
}

interface Values {
  readonly values: readonly { readonly region: string; readonly value: number }[];
}

describe('the wall in Chromium', () => {
  it('shows map, targets, ranking, plan, money and loads of the sample, and asks nobody else', async () => {
    const { page, faults, picture } = await open('?pace=0');
    await waitForMap(page);
    await waitForTitle(page, '绍兴市', '列养率');
    await page.getByText('演示数据', { exact: true }).waitFor();
    await page.getByText('数据截止 2020-09-30').waitFor();
    const answer = (await server.json('/api/values?indicator=substandard-upgrade&region=330600')) as Values;
    const target = panel(page, 'targets').locator('[data-indicator=substandard-upgrade]');
    await target.getByText(answer.values[0]?.value.toFixed(2) ?? 'no value').waitFor();
    expect(await target.textContent()).toMatch(/≥ 100%[\s\S]*滞后/);
    expect(await panel(page, 'targets').getByRole('listitem').count()).toBe(11);
    expect(await panel(page, 'ranking').getByRole('listitem').count()).toBe(6);
    await panel(page, 'plan').getByText('17 / 50 公里').waitFor();
    await panel(page, 'districts').getByText('嵊州市').waitFor();
    expect(await panel(page, 'money').getByRole('row', { name: /合计/ }).textContent()).toBe('合计3,86001,930');
    expect(await panel(page, 'loads').getByRole('listitem').count()).toBeGreaterThan(1);
    await picture('wall');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['1366x768', '1920x1080', '3840x2160', '7680x2160'],
    ['390x844', '1024x768', '1280x1024', '1080x1920'],
  ])(
    'fills %s %s %s %s without scaling: text of a sixtieth of the height, nothing cut, half of it the map',
    async (...sizes) => {
      const { page, picture } = await open('?pace=0&scene=330683', sizes[0]);
      await panel(page, 'plan').getByText('17 / 50 公里').waitFor();
      for (const size of sizes) {
        const [width = 0, height = 0] = size.split('x').map(Number);
        await page.setViewportSize({ width, height });
        await waitForMap(page);
        await waitForTitle(page, '嵊州市');
        await picture(`wall-${size}`);
        expect(await layoutFaults(page), size).toEqual([]);
      }
    },
  );

  it('shows its panels in turn where there is no room for all: by halves at 5:4, one or two on end', async () => {
    const { page } = await open('?pace=0&playlist=city,330602,330603,330604,330624', '1280x1024');
    await waitForMap(page);
    const shown = async () => {
      const panels = await page.locator('[data-panel]').all();
      const visible = await Promise.all(panels.map(async (one) => ((await one.isVisible()) ? one : undefined)));
      return Promise.all(visible.flatMap((one) => (one ? [one.getAttribute('data-panel')] : [])));
    };
    const rota: Readonly<Record<string, readonly string[]>> = {
      '1280x1024': ['targets ranking money map', 'map plan districts loads'],
      '1080x1920': ['targets map', 'map plan', 'ranking map', 'money map', 'map districts loads'],
    };
    for (const [size, groups] of Object.entries(rota)) {
      const [width = 0, height = 0] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
      for (const [at, group] of groups.entries()) {
        await panel(page, 'map')
          .getByText(`${at + 1} / 5`)
          .waitFor();
        expect((await shown()).join(' '), `${size}, scene ${at}`).toBe(group);
        expect(await layoutFaults(page), `${size}, scene ${at}`).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      for (let back = 0; back < groups.length; back += 1) await page.keyboard.press('ArrowLeft');
    }
  });

  it('is complete in English, for assistive technology too', async () => {
    const { page, faults, picture } = await open('?pace=0&lang=en');
    await waitForMap(page);
    await panel(page, 'plan').getByText('17 / 50 km').waitFor();
    await picture('wall-en');
    const text = await page.getByTestId('wall').textContent();
    expect((text ?? '').replace('绍政发〔2018〕16号', '')).not.toMatch(/[\u3400-\u9fff]/);
    expect(await layoutFaults(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the scenes', () => {
  it('fill the whole screen at a key, and give it back', async () => {
    const { page, faults } = await open('?pace=0&scene=330683');
    await waitForTitle(page, '嵊州市');
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
    expect(await isFull()).toBe(false);
    await page.keyboard.press('f');
    await waitForMap(page);
    await page.getByRole('button', { name: '退出全屏' }).waitFor();
    expect(await isFull()).toBe(true);
    expect(await layoutFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '退出全屏' }).click();
    await page.getByRole('button', { name: '全屏', exact: true }).waitFor();
    expect(await isFull()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('turn by themselves, stand on demand and are gone through by keys', async () => {
    const { page, faults } = await open('?pace=5&playlist=330681,pavement_repair,village-bus-coverage');
    await waitForTitle(page, '诸暨市');
    await waitForTitle(page, '绍兴市', '路面维修');
    await page.keyboard.press('p');
    await page.getByText('已暂停').waitFor();
    await page.keyboard.press('ArrowLeft');
    await waitForTitle(page, '诸暨市');
    await page.waitForTimeout(6_000);
    await waitForTitle(page, '诸暨市');
    await page.getByRole('button', { name: '下一幕' }).click();
    await waitForTitle(page, '路面维修');
    expect(await panel(page, 'ranking').getByRole('listitem').first().textContent()).toMatch(/越城区[\s\S]*105%/);
    expect(faults).toEqual([]);
  });

  it('are chosen in an editor by the keyboard alone and kept by the browser', async () => {
    const { page } = await open('');
    await waitForTitle(page, '绍兴市');
    await page.keyboard.press('e');
    const editor = page.getByRole('dialog', { name: '播放列表' });
    await editor.waitFor();
    await editor.getByRole('button', { name: '移除 全市' }).focus();
    await page.keyboard.press('Enter');
    await editor.getByRole('textbox').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await editor.getByText('请填 0，或 5 到 3600 的整数').waitFor();
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await editor.waitFor({ state: 'hidden' });
    await page.reload();
    await waitForTitle(page, '越城区');
    await page.getByText('1 / 17').waitFor();
    await page.keyboard.press('e');
    await editor.getByRole('button', { name: '恢复默认' }).focus();
    await page.keyboard.press('Enter');
    await page.reload();
    await page.getByText('1 / 18').waitFor();
  });

  it('that a playlist names and that do not exist are told', async () => {
    const { page } = await open('?pace=0&playlist=nowhere,city');
    await page.getByText('播放列表里没有这些画面：nowhere').waitFor();
    await waitForTitle(page, '绍兴市');
  });
});

describe('for weeks', () => {
  it('a panel that fails leaves the others alone and comes back by itself', async () => {
    const { page } = await openPage(browser, `${server.origin}/healthz`, '1366x768');
    await page.route('**/api/awards*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.goto(`${server.origin}/wall?pace=0`);
    await panel(page, 'money').getByText('这一部分没有载入').waitFor();
    await panel(page, 'plan').getByText('17 / 50 公里').waitFor();
    expect(await page.getByText('数据停留在').count()).toBe(0);
    await page.unroute('**/api/awards*');
    await panel(page, 'money').getByText('3,860').waitFor();
  });

  it('the last state stays with its time while the server is away, and is renewed when it is back', async () => {
    const { page, picture } = await open('?pace=0');
    await waitForMap(page);
    await panel(page, 'plan').getByText('17 / 50 公里').waitFor();
    await server.listener.close(0);
    await page.getByText(/数据停留在 \d\d:\d\d/).waitFor();
    await page.keyboard.press('ArrowRight');
    await panel(page, 'plan').getByText('17 / 50 公里').waitFor({ state: 'detached' });
    expect(await panel(page, 'targets').getByText('%').count()).toBeGreaterThan(10);
    await picture('wall-stale');
    const again = await listen('127.0.0.1', server.port, server.app.koa.callback());
    afterFile(() => again.close(0));
    await page.getByText(/数据停留在/).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowLeft');
    await panel(page, 'plan').getByText('17 / 50 公里').waitFor();
  });

  it('a publication changes what it touches and asks for nothing else', async () => {
    const { page } = await open('?pace=0&playlist=bus-ic-card');
    await waitForMap(page);
    await waitForTitle(page, 'IC卡覆盖');
    const newest = panel(page, 'loads').getByRole('listitem').first();
    const load = Number(await newest.getAttribute('data-load'));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
    const undone = await fetch(`${server.origin}/api/loads/${load}/undo`, { method: 'POST' });
    expect(undone.status).toBe(200);
    await newest.filter({ hasText: `撤销第 ${load} 批` }).waitFor({ timeout: 10_000 });
    await panel(page, 'ranking').getByText('—').first().waitFor();
    expect(asked.filter((path) => /indicator=bus-ic-card/.test(path)).length).toBeGreaterThan(0);
    expect(asked.filter((path) => /progress|maintenance-rate|api\/regions|api\/awards/.test(path))).toEqual([]);
  });

  it('supervision orders that wait are counted once there are any', async () => {
    const order = {
      kind: 'issue',
      region: '330681',
      item: 'beautiful_corridor',
      year: 2020,
      dueOn: '2020-10-31',
      happenedOn: '2020-10-08',
      office: '绍兴市交通运输局',
      post: '科长',
      text: '请说明滞后原因和追赶措施',
    };
    const issued = await fetch(`${server.origin}/api/orders/moves`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect([issued.status, await issued.json()]).toMatchObject([200, { event: 1 }]);
    const { page } = await open('?pace=0', '800x600');
    await panel(page, 'loads').getByText('未办结 1').waitFor({ timeout: 30_000 });
    await panel(page, 'loads').getByText('其中逾期 1').waitFor();
  });

  it('heap, nodes and listeners stay as they are from scene to scene', async () => {
    const { page } = await open('?pace=0&playlist=city,hazard-treatment,330602', '800x600');
    await waitForMap(page);
    const turn = async (rounds: number) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const title of ['隐患治理率', '越城区', '绍兴市']) {
          await page.keyboard.press('ArrowRight');
          await waitForTitle(page, title);
        }
      }
      return heapOf(page);
    };
    const before = await turn(4);
    const after = await turn(8);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1);
    expect(after.nodes, 'nothing is held that is not shown').toBeLessThanOrEqual(after.shown * 1.05);
    expect(after.heapMb).toBeLessThanOrEqual(before.heapMb * 1.15 + 2);
  });
});
