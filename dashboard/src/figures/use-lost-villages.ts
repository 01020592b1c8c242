import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Lacking } from '../panel/Lack.tsx';
import { coverageOf, type FigureQuestion } from './use-area-figures.ts';

export interface LostVillages {
  /** Undefined while it is not known, null when it did not come. */
  readonly count: number | null | undefined;
  /** Undefined where no villages are drawn. */
  readonly query: Lacking | undefined;
}

/** How many villages have no location, where villages are drawn: they count as gaps and cannot be seen. */
export function useLostVillages(view: Omit<FigureQuestion, 'indicator' | 'programme'>, isDrawn: boolean): LostVillages {
  const query = useQuery({ ...coverageOf(view), enabled: isDrawn });
  const gaps = query.data?.gaps;
  const counted = useMemo(() => gaps?.filter((gap) => gap.detail.noLocation === true).length, [gaps]);
  const unknown = query.error ? null : undefined;
  const count = isDrawn ? (counted ?? unknown) : 0;
  return { count, query: isDrawn ? query : undefined };
}
