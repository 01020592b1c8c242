import { useQuery } from '@tanstack/react-query';
import { type ClosedMonth, closedMonthsQuery } from '../data/trace-queries.ts';
import type { Lacking } from '../panel/Lack.tsx';

const none: readonly ClosedMonth[] = [];

export interface ClosedMonths {
  /** The newest first; none while they are not known. */
  readonly months: readonly ClosedMonth[];
  readonly query: Lacking;
}

/** Closed months of a programme's region. */
export function useClosedMonths(programme: string): ClosedMonths {
  const query = useQuery(closedMonthsQuery({ programme }));
  return { months: query.data?.months ?? none, query };
}
