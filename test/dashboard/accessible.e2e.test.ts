import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { openBrowser, openPage, seriousFaults } from './support/browser.ts';
import { bringFile, villageTable } from './support/desk-file.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

let server: TestServer;
let browser: BrowserContext;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-accessible-'));
  afterFile(async () => rmSync(folder, { recursive: true, force: true }));
  server = await startTestServer(await sampleDatabase(), { DATA_DIR: folder }, dist);
  browser = await openBrowser();
});

afterEach(async () => {
  for (const page of browser.pages().slice(1)) await page.close();
});

/** What has to be there before the page is judged. */
type Look = readonly [address: string, seen: string];

/** Judged by day and by night, for each has colours of its own. */
async function faultsOf(page: Page, [address, seen]: Look, isOfWall = false): Promise<string[]> {
  const found: string[] = [];
  for (const theme of isOfWall ? ['night'] : ['paper', 'night']) {
    const mark = address.includes('?') ? '&' : '?';
    await page.goto(`${server.origin}${address}${theme === 'night' ? `${mark}theme=night` : ''}`);
    await page.getByText(seen).first().waitFor({ timeout: 60_000 });
    const faults = (await seriousFaults(page)) as readonly string[];
    found.push(...faults.map((fault) => `${address} ${theme}: ${fault}`));
  }
  return found;
}

async function judge(looks: readonly Look[], prepare?: (page: Page) => Promise<unknown>): Promise<void> {
  const { page } = await openPage(browser, `${server.origin}/healthz`, '1366x768');
  await prepare?.(page);
  const faults: string[] = [];
  for (const look of looks) faults.push(...(await faultsOf(page, look, look[0].startsWith('/wall'))));
  expect(faults).toEqual([]);
}

interface Villages {
  readonly villages: readonly { readonly key: string; readonly nearestCode: string }[];
}

const patience = { timeout: 400_000 };

describe('assistive technology finds nothing serious', patience, () => {
  it('on the progress, whatever is open beside its map', async () => {
    await judge([
      ['/progress', '计划与完成'],
      ['/progress?ranking=table', '名次'],
      ['/progress?tab=plan', '路面维修'],
      ['/progress?tab=plan&part=months', '累计完成'],
      ['/progress?tab=plan&part=claims', '核对'],
      ['/progress?tab=records', '.geojson'],
      ['/progress?tab=gaps', '最近站点'],
      ['/progress?explain=value.maintenance-rate.330600', '怎样算'],
      ['/progress?tab=plan&explain=item.pavement_repair.330600.done', '各项数字'],
    ]);
  });

  it('on the coverage, with records, a comparison and what stands behind a number', async () => {
    const { villages } = (await server.json('/api/coverage/villages?state=success&limit=1')) as Villages;
    const [village] = villages;
    await judge([
      ['/coverage', '建制村清单'],
      [`/coverage?record=village:${village?.key}`, 'villages.csv'],
      [`/coverage?record=facility:${village?.nearestCode}`, 'facilities'],
      ['/coverage?vsThreshold=2000&list=all', '左：当前'],
      ['/coverage?explain=value.village-bus-coverage.330600', '怎样算'],
      ['/coverage?show=districts.hex', '密度'],
    ]);
  });

  it('on each paper and its forms', async () => {
    await judge([
      ['/products', '下载'],
      ['/products?paper=plan', '路面维修'],
      ['/products?paper=gaps', '最近站点'],
      ['/products?paper=bulletin', '通报'],
      ['/products?paper=orders', '发出督办单'],
      ['/products?paper=months', '关账月份'],
      ['/products?paper=awards', '合计'],
    ]);
    const { page } = await openPage(browser, `${server.origin}/products?paper=orders`, '1366x768');
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByRole('form', { name: '发出督办单' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('at the data desk, with a file in hand and without', async () => {
    const { page } = await openPage(browser, `${server.origin}/data`, '1366x768');
    await page.getByText('还没有上传的文件').waitFor();
    await bringFile(page, '村.csv', await villageTable(server));
    await page.getByRole('navigation', { name: '文件的各方面' }).or(page.getByText('差异')).first().waitFor();
    const draft = new URL(page.url()).searchParams.get('draft');
    await judge([
      ['/data', '村.csv'],
      [`/data?draft=${draft}`, '重新检查'],
      [`/data?draft=${draft}&view=problems`, '很多'],
      [`/data?draft=${draft}&view=columns`, '村代码'],
      [`/data?draft=${draft}&view=difference`, '差异'],
      ['/data?part=history', '撤销'],
      ['/data?part=templates', '下载建制村模板'],
    ]);
  });
});

describe('nor where something is missing', patience, () => {
  const everyPage = ['/progress', '/coverage', '/products?paper=plan', '/data?part=history', '/wall?pace=0'] as const;

  it('because the server fails', async () => {
    const [, ...rest] = everyPage;
    await judge([...everyPage.map((address): Look => [address, '没有载入']), [rest[0], '重试']], (page) =>
      page.route(/\/api\/(progress|coverage|values|loads|orders|regions|months)/, (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' }),
      ),
    );
  });

  it('because it does not answer', async () => {
    await judge(
      everyPage.map((address): Look => [address, '载入中']),
      (page) => page.route(/\/api\/(progress|coverage|values|loads|orders|months)/, () => undefined),
    );
  });

  it('because it lets nobody in without a token', async () => {
    await judge(
      [
        ...everyPage.filter((address) => !address.startsWith('/data')).map((address): Look => [address, '没有查看']),
        ['/data', '令牌'],
      ],
      (page) =>
        page.route(/\/api\/(progress|coverage|values|loads|orders|drafts)/, (route) =>
          route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"token_needed"}' }),
        ),
    );
  });

  it('because there is no such page, region, file or programme', async () => {
    await judge([
      ['/nowhere', '没有这个页面'],
      ['/progress?region=999999', '没有这个区域'],
      ['/coverage?region=999999', '没有这个区域'],
      ['/coverage?record=village:nothing', '没有这条记录'],
      [`/data?draft=${'0'.repeat(32)}`, '关闭'],
    ]);
  });
});
