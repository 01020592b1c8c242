import { pause } from './pause.ts';

/** After this a part comes though nothing was painted. */
const patienceMs = 1_000;

let first: Promise<void> | undefined;

/**
 * Loads a part of the page that draws. At a desk it comes when the first words and figures are on the screen: its code is
 * three times as long as theirs and would come in their way; a wall is a map before all. With the first canvas of a page, whatever is drawn on it, the browser makes
 * a context on the graphics card and the page waits for it: that is a task of its own here.
 */
export async function drawingPart<T>(load: () => Promise<T>): Promise<T> {
  if (document.documentElement.dataset.page !== 'wall') await firstPaint();
  const part = await load();
  first ??= firstCanvas();
  await first;
  return part;
}

async function firstCanvas(): Promise<void> {
  await pause();
  document.createElement('canvas').getContext('2d');
  await pause();
}

/** At once where nothing is painted, as in a tab behind others. */
function firstPaint(): Promise<void> {
  const isTold = globalThis.PerformanceObserver?.supportedEntryTypes.includes('paint');
  if (!isTold || document.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((resolve) => {
    window.setTimeout(resolve, patienceMs);
    new PerformanceObserver((seen, observer) => {
      if (seen.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    }).observe({ type: 'paint', buffered: true });
  });
}
