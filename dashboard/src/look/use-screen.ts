import { useSyncExternalStore } from 'react';

/** What charts and antd need to know of the screen in numbers, where CSS has `rem` and media queries. */
export interface Screen {
  /** Pixels of body text. */
  readonly fontPx: number;
  /** Height of the window in sizes of body text. */
  readonly heightRem: number;
  /** A phone: no room for figures beside their bars. */
  readonly narrow: boolean;
}

/** Type grows in steps with the screen, so that 4K at a desk reads like full HD. `base.css` has the same steps. */
const steps = [
  { leastWidthPx: 3200, fontPx: 26 },
  { leastWidthPx: 2400, fontPx: 19 },
  { leastWidthPx: 1800, fontPx: 15 },
] as const;
const usualFontPx = 14;
const narrowPx = 600;

export function screenOf(widthPx: number, heightPx: number): Screen {
  const fontPx = steps.find((step) => widthPx >= step.leastWidthPx)?.fontPx ?? usualFontPx;
  return { fontPx, heightRem: Math.floor(heightPx / fontPx), narrow: widthPx < narrowPx };
}

let known: Screen = screenOf(0, 0);

/** The same object as long as nothing changed, as `useSyncExternalStore` asks. */
function measure(): Screen {
  const now = screenOf(window.innerWidth, window.innerHeight);
  const same = now.fontPx === known.fontPx && now.heightRem === known.heightRem && now.narrow === known.narrow;
  if (!same) known = now;
  return known;
}

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

export function useScreen(): Screen {
  return useSyncExternalStore(listen, measure, measure);
}
