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

const moves = [
  [-160, 0],
  [160, 60],
  [0, -120],
  [120, 60],
  [-120, 0],
] as const;

/** Drags the map about as a hand does, and answers the long tasks meanwhile. */
export async function panAbout(page: Page, selector: string): Promise<readonly number[]> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`no ${selector} on the page`);
  await takeTasks(page);
  for (const [dx, dy] of moves) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 8 });
    await page.mouse.up();
  }
  await page.waitForTimeout(1_000);
  return takeTasks(page);
}
