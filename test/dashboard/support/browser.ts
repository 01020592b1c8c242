import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterFile } from '#test/support/after-file.ts';
import { findChromium } from '#test/support/chromium.ts';

const quiet = [
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];
/** WebGL2 in software: no machine of ours has a graphics card. */
const software = ['use-angle=swiftshader', 'enable-unsafe-swiftshader', 'ignore-gpu-blocklist'];
export const withoutWebgl = ['disable-gpu', 'disable-3d-apis'];

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pictures = join(import.meta.dirname, '../../output/dashboard');

/** What a page did that it should not have. */
export interface Watched {
  readonly page: Page;
  /** Errors of scripts and of the console, failed answers, and requests to anywhere but the server. */
  readonly faults: readonly string[];
  /** A picture in test/output/dashboard, to be looked at. */
  picture(name: string): Promise<Buffer>;
}

/** A browser of its own for the test file, with nothing of an earlier one. */
export async function openBrowser(graphics: readonly string[] = software): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'tongcun-browser-'));
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium on this machine');
  const args = ['headless', 'no-sandbox', ...quiet, ...graphics].map((flag) => `--${flag}`);
  const context = await chromium.launchPersistentContext(profile, { executablePath, args });
  afterFile(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return context;
}

export async function openPage(context: BrowserContext, address: string, size: string): Promise<Watched> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  const faults: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith(`blob:${origin}`);
    if (!isOurs) faults.push(`foreign: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`answer ${response.status()}: ${response.url()}`);
  });
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const picture = async (name: string) => {
    mkdirSync(pictures, { recursive: true });
    return page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  return { page, faults, picture };
}

/** The map is there and its tiles have come. */
export async function waitForMap(page: Page): Promise<void> {
  await page.locator('[data-testid=map][data-ready=true]').waitFor({ timeout: 60_000 });
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
}

/** Serious and critical faults for assistive technology, in words. */
export async function seriousFaults(page: Page): Promise<unknown> {
  // The policy of the server forbids a script from elsewhere; this one comes through the debugger.
  await page.evaluate(readFileSync(axePath, 'utf8'));
  // As text, because `axe` is a name of the page only.
  return page.evaluate(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html.slice(0, 120)).join(' | ')))`);
}
