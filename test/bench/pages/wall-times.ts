import type { BrowserContext, Page } from 'playwright-core';

/** Milliseconds from the start of the navigation to the frame in which it was there. */
export interface WallTimes {
  /** The numbers of the targets. */
  readonly usefulMs: number;
  /** Every panel and the map with its tiles. */
  readonly completeMs: number;
}

/** Notes the first frame after each state is reached; runs before the scripts of the page, as text of its own. */
const watch = `
  window.seen = {};
  const states = {
    useful: () => /\\d/.test(document.querySelector('[data-panel=targets] [data-indicator]')?.textContent ?? ''),
    complete: () =>
      document.querySelector('[data-testid=map][data-drawn=true]') !== null &&
      document.querySelector('[data-panel=plan]') !== null &&
      document.querySelector('[aria-busy=true]') === null,
  };
  requestAnimationFrame(function look() {
    for (const [name, isReached] of Object.entries(states)) {
      if (window.seen[name] === undefined && isReached()) window.seen[name] = performance.now();
    }
    if (window.seen.complete === undefined) requestAnimationFrame(look);
  });`;

export async function wallTimes(browser: BrowserContext, origin: string, size: string): Promise<WallTimes> {
  const page = await browser.newPage();
  const [width = 0, height = 0] = size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  await page.addInitScript({ content: watch });
  await page.goto(`${origin}/wall?pace=0`, { waitUntil: 'domcontentloaded' });
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
  let seen: Partial<Record<string, number>> = {};
  while (seen.complete === undefined) seen = await page.evaluate('window.seen');
  await page.close();
  return { usefulMs: seen.useful ?? Number.NaN, completeMs: seen.complete ?? Number.NaN };
}

/** Milliseconds from the answer to a publication to the frame that shows it; an undo is a load like any other. */
export async function publishToPixelMs(browser: BrowserContext, origin: string, rounds: number): Promise<number[]> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${origin}/wall?pace=0`);
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await oneUndo(page, origin));
  await page.close();
  return times;
}

async function oneUndo(page: Page, origin: string): Promise<number> {
  const { loads } = (await (await fetch(`${origin}/api/loads?limit=500`)).json()) as {
    loads: readonly { load: number; kind: string; undoes: number | null }[];
  };
  const undone = new Set(loads.map(({ undoes }) => undoes));
  const newest = loads.find(({ kind, load }) => kind === 'publish' && !undone.has(load));
  if (newest === undefined) throw new Error('nothing left to undo');
  const shown = page.locator('[data-panel=loads]').getByText(`撤销第 ${newest.load} 批`).waitFor({ timeout: 30_000 });
  const shownAt = shown.then(() => performance.now());
  const response = await fetch(`${origin}/api/loads/${newest.load}/undo`, { method: 'POST' });
  if (!response.ok) throw new Error(`undo ${newest.load} answered ${response.status}: ${await response.text()}`);
  const publishedAt = performance.now();
  return Math.max(0, (await shownAt) - publishedAt);
}
