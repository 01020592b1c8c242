import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A notebook, a phone, a desk, a wall, a wide wall. */
export const deskSizes = [
  [1366, 768],
  [390, 844],
  [1920, 1080],
  [3840, 2160],
  [7680, 2160],
] as const;

/** Runs in the page. */
function layoutFaults() {
  const small = [...document.querySelectorAll('body *')].filter((element) => {
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    return ownText && Number.parseFloat(getComputedStyle(element).fontSize) < 12;
  });
  return {
    wide: document.documentElement.scrollWidth - window.innerWidth,
    small: small.map((element) => element.outerHTML.slice(0, 100)),
  };
}

/** At every size nothing is wider than the window and no text is under 12 px; `look` sees the page at each. */
export async function expectEverySize(page: Page, look: (size: string) => Promise<unknown>): Promise<void> {
  for (const [width, height] of deskSizes) {
    await page.setViewportSize({ width, height });
    await look(`${width}x${height}`);
    expect(await page.evaluate(layoutFaults), `${width}x${height}`).toEqual({ wide: 0, small: [] });
  }
}
