import { useSyncExternalStore } from 'react';

/** What charts, layers and antd need to know of the screen in numbers, where CSS has `rem` and media queries. */
export interface Screen {
  /** Pixels of body text. */
  readonly fontPx: number;
  /** Height of the window in sizes of body text. */
  readonly heightRem: number;
  /** A phone: no room for figures beside their bars. */
  readonly narrow: boolean;
}

const usualFontPx = 14;
const narrowPx = 600;

export function screenOf(widthPx: number, heightPx: number, fontPx = usualFontPx): Screen {
  return { fontPx, heightRem: Math.floor(heightPx / fontPx), narrow: widthPx < narrowPx };
}

/** The size that CSS decided on: in steps with the width at a desk (`base.css`), by the height on a wall. */
export function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || usualFontPx;
}

let known: Screen = screenOf(0, 0);

/** The same object as long as nothing changed, as `useSyncExternalStore` asks. */
function measure(): Screen {
  const now = screenOf(window.innerWidth, window.innerHeight, rootFontPx());
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
