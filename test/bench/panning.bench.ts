import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Bench, Figure } from './figure.ts';
import { timed } from './load/timed-program.ts';
import { madeSegments, registerColumns } from './made-register/made-segments.ts';
import { writeShapefile } from './made-register/write-shapefile.ts';
import { panAbout, takeTasks, watchTasks } from './pages/long-tasks.ts';
import { withPeerPage } from './pages/peer-page.ts';
import { withBrowser } from './pages/with-browser.ts';
import { withSampleServer } from './pages/with-sample-server.ts';

const segments = 100_000;
/** Every frame is drawn in software, the faster the smaller. */
const windowSize = { width: 1000, height: 640 };
const programme = 'shaoxing-2018-2020';

interface Seen {
  readonly onLoadMs: readonly number[];
  readonly panningMs: readonly number[];
}

/** 100,000 segments panned: our map, and the same roads as one GeoJSON layer as kepler.gl draws them. */
export const bench: Bench = async (log) => {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-bench-panning-'));
  try {
    const register = join(folder, 'register');
    await writeShapefile(register, registerColumns, madeSegments(segments));
    const roads = join(folder, 'roads.geojson');
    await pipeline(Readable.from(geojson()), createWriteStream(roads));
    const [ours, size] = await withSampleServer(async ({ origin, folder: data }) => {
      const words = ['load', 'road_segment', `${register}.shp`, '--programme', programme, '--mode', 'replace'];
      await timed(process.execPath, ['--import', 'tsx', 'etl/command-line/main.ts', ...words], { DATA_DIR: data });
      // Makes the tiles; the server is warm then, the browser cold.
      await withBrowser(async (browser) => void (await openOurs(browser, origin)));
      return withBrowser((browser) => seeOurs(browser, origin));
    });
    tell(log, 'ours', ours);
    const peer = await withPeerPage(roads, (address) => withBrowser((browser) => seePeer(browser, address, size)));
    tell(log, 'peer', peer);
    return figuresOf(ours, peer);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function tell(log: (line: string) => void, name: string, { onLoadMs, panningMs }: Seen): void {
  log(`panning: ${name} on load ${onLoadMs.map(Math.round).join(', ')} ms`);
  log(`panning: ${name} while panning ${panningMs.map(Math.round).join(', ')} ms`);
}

function figuresOf(ours: Seen, peer: Seen): Figure[] {
  const figure = (name: string, value: number, unit: string, number: number): Figure => ({
    name: 'panning',
    figure: name,
    value,
    unit,
    goal: { op: '<=', number },
  });
  return [
    figure('long_tasks_to_one_geojson_layer', ours.panningMs.length / peer.panningMs.length, 'x', 0.99),
    figure('longest_task_on_load', Math.max(0, ...ours.onLoadMs), 'ms', 50),
  ];
}

async function seeOurs(browser: BrowserContext, origin: string): Promise<readonly [Seen, Size]> {
  const page = await openOurs(browser, origin);
  await page.waitForTimeout(2_000);
  const onLoadMs = await takeTasks(page);
  const box = await page.locator('[data-testid=map]').boundingBox();
  const panningMs = await panAbout(page, '[data-testid=map]');
  return [
    { onLoadMs, panningMs },
    { width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0) },
  ];
}

async function seePeer(browser: BrowserContext, address: string, size: Size): Promise<Seen> {
  const page = await openPage(browser, address, size);
  await page.locator('body[data-ready=true]').waitFor({ timeout: 900_000 });
  await page.waitForTimeout(2_000);
  const onLoadMs = await takeTasks(page);
  return { onLoadMs, panningMs: await panAbout(page, '#map') };
}

async function openOurs(browser: BrowserContext, origin: string): Promise<Page> {
  const page = await openPage(browser, `${origin}/progress?layers=roads`, windowSize);
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 900_000 });
  return page;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function openPage(browser: BrowserContext, address: string, size: Size): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewportSize(size);
  await page.addInitScript({ content: watchTasks });
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return page;
}

function* geojson(): Iterable<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '';
  const names = registerColumns.map(({ name }) => name);
  const grades: Readonly<Record<string, string>> = { 村道: 'village', 乡道: 'township', 县道: 'county' };
  for (const { texts, positions } of madeSegments(segments)) {
    const text = (name: string): string => texts[names.indexOf(name)] ?? '';
    const coordinates = Array.from({ length: positions.length / 2 }, (_, at) => [
      positions[2 * at],
      positions[2 * at + 1],
    ]);
    const properties = { state: text('SFLY') === '否' ? 'gap' : 'success', grade: grades[text('XZDJ')] };
    yield `${separator}${JSON.stringify({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })}\n`;
    separator = ',';
  }
  yield ']}';
}
