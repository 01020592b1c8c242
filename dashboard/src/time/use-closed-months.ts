import { useQuery } from '@tanstack/react-query';
import { type ClosedMonth, closedMonthsQuery } from '../data/trace-queries.ts';

const none: readonly ClosedMonth[] = [];

/** Closed months of a programme's region, the newest first; none while they are not known. */
export function useClosedMonths(programme: string): readonly ClosedMonth[] {
  return useQuery(closedMonthsQuery({ programme })).data?.months ?? none;
}
