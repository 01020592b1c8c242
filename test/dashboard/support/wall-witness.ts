import type { Page } from 'playwright-core';

/** What is wrong with the layout of the wall, in words; measured in the page, element by element. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { innerWidth, innerHeight } = window;
    const shown = [...document.querySelectorAll('[data-testid=wall] *')].filter(
      (element) => element.checkVisibility() && !element.closest('.visually-hidden'),
    );
    const said = (element: Element) => (element.textContent ?? '').trim().slice(0, 30);
    for (const element of shown) {
      const style = getComputedStyle(element);
      const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      // Chromium keeps layout in steps of a 64th of a pixel.
      if (ownText && Number.parseFloat(style.fontSize) < innerHeight / 60 - 1 / 64)
        faults.push(`small: ${said(element)}`);
      if (ownText && element.scrollWidth > element.clientWidth + 1 && style.overflowX === 'hidden') {
        faults.push(`cut: ${said(element)}`);
      }
      if (Number(style.zoom) !== 1) faults.push(`zoom: ${element.outerHTML.slice(0, 80)}`);
      const matrix = new DOMMatrixReadOnly(style.transform === 'none' ? '' : style.transform);
      if (matrix.a !== 1 || matrix.d !== 1) faults.push(`scaled: ${element.outerHTML.slice(0, 80)}`);
    }
    for (const panel of document.querySelectorAll('[data-panel]')) {
      const box = panel.getBoundingClientRect();
      const over = Math.max(panel.scrollHeight - panel.clientHeight, panel.scrollWidth - panel.clientWidth);
      if (over > 1) faults.push(`over by ${over}: ${panel.getAttribute('data-panel')}`);
      // A phone is scrolled by hand.
      const isScrolled = innerWidth < innerHeight && innerHeight < 1100;
      if (!isScrolled && box.bottom > innerHeight + 1) faults.push(`below: ${said(panel)}`);
    }
    const map = document.querySelector('[data-testid=map]')?.getBoundingClientRect();
    const share = map ? (map.width * map.height) / (innerWidth * innerHeight) : 0;
    if (share < 0.5) faults.push(`the map has ${share}`);
    for (const { width, height } of document.querySelectorAll('canvas')) {
      if (Math.max(width, height) > 4096 || width * height > 3840 * 2160) faults.push(`canvas ${width}x${height}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window');
    return faults;
  });
}

export interface Held {
  readonly heapMb: number;
  readonly nodes: number;
  /** Nodes of the document; what is held beyond them is shown nowhere. */
  readonly shown: number;
  readonly listeners: number;
}

const restMs = 10_000;

/**
 * What the page holds at rest, after its garbage is collected. For a second or two after a change the browser itself
 * holds what was shown before, so it is asked again until hardly more nodes are held than are shown, or for so long.
 */
export async function heapOf(page: Page): Promise<Held> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let nodes = 1;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  });
  const startMs = Date.now();
  let held = await collected();
  while (held.nodes > shown * 1.05 && Date.now() - startMs < restMs) {
    await page.waitForTimeout(250);
    held = await collected();
  }
  await session.detach();
  return { ...held, shown };

  async function collected(): Promise<Omit<Held, 'shown'>> {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { heapMb: read('JSHeapUsedSize') / 2 ** 20, nodes: read('Nodes'), listeners: read('JSEventListeners') };
  }
}
