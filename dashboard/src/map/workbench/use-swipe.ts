import { useCallback, useEffect, useState } from 'react';

export interface Swipe {
  readonly percent: number;
  readonly move: (to: (now: number) => number) => void;
  readonly rest: () => void;
}

/** The divider while it moves; the address hears of it when it rests, not at every step. */
export function useSwipe(asked: number, onSwipe: (percent: number) => void): Swipe {
  const [percent, setPercent] = useState(asked);
  useEffect(() => setPercent(asked), [asked]);
  const move = useCallback((to: (now: number) => number) => {
    setPercent((now) => Math.min(100, Math.max(0, Math.round(to(now)))));
  }, []);
  const rest = useCallback(() => {
    if (percent !== asked) onSwipe(percent);
  }, [percent, asked, onSwipe]);
  return { percent, move, rest };
}
