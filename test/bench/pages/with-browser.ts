import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../support/chromium.ts';

/** Nothing of the browser's own business, and WebGL2 in software, so that a machine without a graphics card measures too. */
export const flags = [
  'headless',
  'no-sandbox',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'use-angle=swiftshader',
  'enable-unsafe-swiftshader',
  'ignore-gpu-blocklist',
].map((flag) => `--${flag}`);

/** A browser with an empty profile: nothing is cached from an earlier round. */
export async function withBrowser<T>(work: (browser: BrowserContext) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium on this machine (CHROMIUM_PATH, PATH)');
  const profile = await mkdtemp(join(tmpdir(), 'tongcun-bench-browser-'));
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: flags });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
