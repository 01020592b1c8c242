import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { coverageOf, type FigureQuestion } from './use-area-figures.ts';

/** How many villages have no location, where villages are drawn: they count as gaps and cannot be seen. */
export function useLostVillages(view: Omit<FigureQuestion, 'indicator' | 'programme'>, isDrawn: boolean): number {
  const gaps = useQuery({ ...coverageOf(view), enabled: isDrawn }).data?.gaps;
  return useMemo(() => gaps?.filter((gap) => gap.detail.noLocation === true).length ?? 0, [gaps]);
}
