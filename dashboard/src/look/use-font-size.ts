import { useSyncExternalStore } from 'react';

/** Type grows in steps with the screen, so that 4K at a desk reads like full HD. `base.css` has the same steps. */
const steps = [
  { query: '(min-width: 3200px)', fontPx: 26 },
  { query: '(min-width: 2400px)', fontPx: 19 },
  { query: '(min-width: 1800px)', fontPx: 15 },
] as const;
const usualPx = 14;

/** Pixels of the body text: charts and antd need numbers where CSS has `rem`. */
export function useFontSize(): number {
  return useSyncExternalStore(listen, measure, () => usualPx);
}

function measure(): number {
  if (typeof window.matchMedia !== 'function') return usualPx;
  return steps.find((step) => window.matchMedia(step.query).matches)?.fontPx ?? usualPx;
}

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
