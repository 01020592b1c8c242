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

/** Counts buffers and textures of WebGL2 that are alive; runs before the scripts of the page. */
function countGraphics(): void {
  const alive = { buffers: 0, textures: 0 };
  Object.assign(window, { alive });
  const { prototype } = WebGL2RenderingContext;
  const count = (
    made: 'createBuffer' | 'createTexture',
    gone: 'deleteBuffer' | 'deleteTexture',
    name: keyof typeof alive,
  ) => {
    const make = prototype[made] as (this: WebGL2RenderingContext) => WebGLBuffer & WebGLTexture;
    const drop = prototype[gone] as (this: WebGL2RenderingContext, what: WebGLBuffer | null) => void;
    const known = new WeakSet<object>();
    prototype[made] = function counted(this: WebGL2RenderingContext) {
      const object = make.call(this);
      known.add(object);
      alive[name] += 1;
      return object;
    };
    prototype[gone] = function counted(this: WebGL2RenderingContext, what: WebGLBuffer | null) {
      if (what !== null && known.delete(what)) alive[name] -= 1;
      drop.call(this, what);
    };
  };
  count('createBuffer', 'deleteBuffer', 'buffers');
  count('createTexture', 'deleteTexture', 'textures');
}

async function held(page: Page): Promise<Held> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const alive = await page.evaluate(
    () => (window as unknown as { alive: { buffers: number; textures: number } }).alive,
  );
  return {
    heapMb: read('JSHeapUsedSize') / 2 ** 20,
    nodes: read('Nodes'),
    listeners: read('JSEventListeners'),
    ...alive,
  };
}

/** What the wall holds after the first hundred changes of scene and after `changes`. */
export async function soak(browser: BrowserContext, origin: string, changes: number): Promise<readonly [Held, Held]> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.addInitScript(countGraphics);
  await page.goto(origin + address);
  await page.locator('[data-testid=map][data-drawn=true]').waitFor({ timeout: 60_000 });
  const title = page.locator('[data-panel=map]').getByRole('heading', { level: 2 });
  const turn = async (from: number, to: number): Promise<Held> => {
    for (let change = from; change < to; change += 1) {
      await page.keyboard.press('ArrowRight');
      await title.filter({ hasText: titles[change % titles.length] ?? '' }).waitFor({ timeout: 30_000 });
    }
    return held(page);
  };
  // Ninety-nine: the same scene as at the end.
  const first = await turn(0, 99);
  const last = await turn(99, Math.floor(changes / titles.length) * titles.length);
  await page.close();
  return [first, last];
}
