import type { Page } from 'playwright-core';

/** Milliseconds of every task of the page's thread that took more than 50; runs before the scripts of the page. */
export const watchTasks = `
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });`;

/** Those since the last call. */
export function takeTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate('window.tasks.splice(0)');
}

/** Few: without a graphics card a frame of the peer takes half a minute. */
const moves = [
  [-160, 0],
  [120, 60],
] as const;

/** Drags the map about as a hand does, and answers the long tasks meanwhile. */
export async function panAbout(page: Page, selector: string): Promise<readonly number[]> {
  const [x, y] = await freePlace(page, selector);
  await takeTasks(page);
  for (const [dx, dy] of moves) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 4 });
    await page.mouse.up();
  }
  await page.waitForTimeout(1_000);
  return takeTasks(page);
}

/** A place near the middle of the map where nothing lies over it, so that a hand holds the map and no label. */
async function freePlace(page: Page, selector: string): Promise<readonly [number, number]> {
  const place = await page.evaluate(`(() => {
    const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    for (let step = 0; step < 200; step += 1) {
      const turn = step * 2.4;
      const [px, py] = [x + width / 2 + step * Math.cos(turn), y + height / 2 + step * Math.sin(turn)];
      if (document.elementFromPoint(px, py)?.closest('.maplibregl-canvas-container')) return [px, py];
    }
  })()`);
  if (!isPlace(place)) throw new Error(`no free place on ${selector}`);
  return place;
}

function isPlace(place: unknown): place is readonly [number, number] {
  return Array.isArray(place) && place.length === 2 && place.every((number) => typeof number === 'number');
}
