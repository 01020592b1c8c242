import { useCallback, useEffect, useRef, useState } from 'react';

export interface Swipe {
  readonly percent: number;
  readonly move: (to: (now: number) => number) => void;
  readonly rest: () => void;
}

/** The divider while it moves; the address hears of it when it rests, not at every step. */
export function useSwipe(asked: number, onSwipe: (percent: number) => void): Swipe {
  const [percent, setPercent] = useState(asked);
  /** What the address was told and has not yet answered: a late answer must not take back the next step. */
  const told = useRef<number[]>([]);
  useEffect(() => {
    const at = told.current.indexOf(asked);
    told.current = at < 0 ? [] : told.current.slice(at + 1);
    if (at < 0) setPercent(asked);
  }, [asked]);
  const move = useCallback((to: (now: number) => number) => {
    setPercent((now) => Math.min(100, Math.max(0, Math.round(to(now)))));
  }, []);
  const rest = useCallback(() => {
    if (percent === (told.current.at(-1) ?? asked)) return;
    told.current.push(percent);
    onSwipe(percent);
  }, [percent, asked, onSwipe]);
  return { percent, move, rest };
}
