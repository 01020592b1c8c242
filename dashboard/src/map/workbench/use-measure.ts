import { useCallback, useEffect, useState } from 'react';

export type MeasureKind = 'distance' | 'area';

export interface Measuring {
  readonly kind: MeasureKind | undefined;
  /** True places, degrees east and north. */
  readonly points: readonly (readonly [number, number])[];
  readonly start: (kind: MeasureKind) => void;
  readonly stop: () => void;
  readonly add: (place: readonly [number, number]) => void;
}

/** Points clicked one by one; Backspace takes the last back, Esc ends. */
export function useMeasure(): Measuring {
  const [kind, setKind] = useState<MeasureKind>();
  const [points, setPoints] = useState<readonly (readonly [number, number])[]>([]);
  const start = useCallback((next: MeasureKind) => {
    setKind(next);
    setPoints([]);
  }, []);
  const stop = useCallback(() => {
    setKind(undefined);
    setPoints([]);
  }, []);
  const add = useCallback((place: readonly [number, number]) => setPoints((known) => [...known, place]), []);
  useEffect(() => {
    if (!kind) return;
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'Escape') stop();
      else if (event.key === 'Backspace') setPoints((known) => known.slice(0, -1));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [kind, stop]);
  return { kind, points, start, stop, add };
}
