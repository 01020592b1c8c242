import type { BrowserContext, Page } from 'playwright-core';

/** What a page holds: after its garbage is collected, and of the graphics card what was made and not deleted. */
export interface Held {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly buffers: number;
  readonly textures: number;
}

const titles = ['隐患治理率', '越城区', '绍兴市'];
const address = '/wall?pace=0&playlist=city,hazard-treatment,330602';

/** Counts buffers and textures of WebGL2 that are alive; runs before the scripts of the page, as text of its own. */
const countGraphics = `
  window.alive = { buffers: 0, textures: 0 };
  const { prototype } = WebGL2RenderingContext;
  for (const [kind, name] of [['Buffer', 'buffers'], ['Texture', 'textures']]) {
    const make = prototype['create' + kind];
    const drop = prototype['delete' + kind];
    const known = new WeakSet();
    prototype['create' + kind] = function () {
      const object = make.call(this);
      known.add(object);
      window.alive[name] += 1;
      return object;
    };
    prototype['delete' + kind] = function (object) {
      if (object !== null && known.delete(object)) window.alive[name] -= 1;
      drop.call(this, object);
    };
  }`;

async function held(page: Page): Promise<Held> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const alive: Pick<Held, 'buffers' | 'textures'> = await page.evaluate('window.alive');
  return {
    heapMb: read('JSHeapUsedSize') / 2 ** 20,
    nodes: read('Nodes'),
    listeners: read('JSEventListeners'),
    ...alive,
  };
}

/** What the wall holds after 99 changes of scene, and after every hundred until `changes`; at the same scene each time. */
export async function soak(browser: BrowserContext, origin: string, changes: number): Promise<readonly Held[]> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.addInitScript({ content: countGraphics });
  await page.goto(origin + address);
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
  const title = page.locator('[data-panel=map]').getByRole('heading', { level: 2 });
  const seen: Held[] = [];
  for (let change = 0; change < changes - 1; change += 1) {
    await page.keyboard.press('ArrowRight');
    await title.filter({ hasText: titles[change % titles.length] ?? '' }).waitFor({ timeout: 30_000 });
    // A scene stays until its tiles are there; gone before, it would fill the caches of the map a little each time.
    await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
    if ((change + 1) % 99 === 0) seen.push(await held(page));
  }
  await page.close();
  return seen;
}
