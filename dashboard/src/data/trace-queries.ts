import { infiniteQueryOptions } from '@tanstack/react-query';
import { explainChange, explainProgressChange } from '#api/contract/changes.ts';
import { listClaims } from '#api/contract/claims.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import { listMonths } from '#api/contract/months.ts';
import { listProgressMonths, listProgressRecords, listProgressTotals } from '#api/contract/progress.ts';
import { call, urlOf } from './client.ts';
import { ask, type QueryOf } from './queries.ts';

export type ValueChange = ResponseOf<typeof explainChange>;
export type ItemChange = ResponseOf<typeof explainProgressChange>;
export type ClosedMonth = ResponseOf<typeof listMonths>['months'][number];
export type ProgressMonths = ResponseOf<typeof listProgressMonths>;
export type ProgressMonth = ProgressMonths['months'][number];
export type ProgressRecord = ResponseOf<typeof listProgressRecords>['records'][number];
export type ProgressTotals = ResponseOf<typeof listProgressTotals>;
export type TotalRow = ProgressTotals['rows'][number];
export type Claims = ResponseOf<typeof listClaims>;
export type Claim = Claims['claims'][number];

export const valueChangeQuery = (query: QueryOf<typeof explainChange>) => ask(explainChange, { query });
export const itemChangeQuery = (query: QueryOf<typeof explainProgressChange>) => ask(explainProgressChange, { query });
export const closedMonthsQuery = (query: QueryOf<typeof listMonths>) => ask(listMonths, { query });
export const progressMonthsQuery = (query: QueryOf<typeof listProgressMonths>) => ask(listProgressMonths, { query });
export const totalsQuery = (query: QueryOf<typeof listProgressTotals>) => ask(listProgressTotals, { query });
export const claimsQuery = (query: QueryOf<typeof listClaims>) => ask(listClaims, { query });

/** Pages of the records behind one figure of the plan. */
export const progressRecordsQuery = (query: Omit<QueryOf<typeof listProgressRecords>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: [listProgressRecords.operationId, urlOf(listProgressRecords, { query })],
    queryFn: ({ pageParam, signal }) => call(listProgressRecords, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
