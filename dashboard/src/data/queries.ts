import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getAwards } from '#api/contract/awards.ts';
import { getCoverage, listCoverageVillages } from '#api/contract/coverage.ts';
import type { Endpoint, ParamsOf, ResponseOf } from '#api/contract/endpoint.ts';
import { getValues, listIndicators, listRecords } from '#api/contract/indicators.ts';
import { listLoads } from '#api/contract/loads.ts';
import { getBaseMap, getDensity, listMapClasses } from '#api/contract/map.ts';
import { listMonths } from '#api/contract/months.ts';
import { getOrders } from '#api/contract/orders.ts';
import { getProgramme, listProgrammes } from '#api/contract/programmes.ts';
import { getProgress } from '#api/contract/progress.ts';
import { getRecord } from '#api/contract/records.ts';
import { listRegions } from '#api/contract/regions.ts';
import { searchPlaces } from '#api/contract/search.ts';
import { type CallInput, call, urlOf } from './client.ts';

export type Programme = ResponseOf<typeof getProgramme>;
export type Indicator = ResponseOf<typeof listIndicators>['indicators'][number];
export type IndicatorValue = ResponseOf<typeof getValues>['values'][number];
export type Region = ResponseOf<typeof listRegions>['regions'][number];
export type ProgressRow = ResponseOf<typeof getProgress>['rows'][number];
export type Progress = ResponseOf<typeof getProgress>;
export type Coverage = ResponseOf<typeof getCoverage>;
export type CoverageRow = Coverage['rows'][number];
export type IndicatorRecord = ResponseOf<typeof listRecords>['records'][number];
export type Load = ResponseOf<typeof listLoads>['loads'][number];
export type Awards = ResponseOf<typeof getAwards>;
export type CoverageVillages = ResponseOf<typeof listCoverageVillages>;
export type CoverageVillage = CoverageVillages['villages'][number];
export type CoverageSide = CoverageVillages['side'];
export type MapClasses = ResponseOf<typeof listMapClasses>['layers'];
export type DensityCell = ResponseOf<typeof getDensity>['cells'][number];
export type BaseMap = ResponseOf<typeof getBaseMap>['baseMap'];
export type SearchHit = ResponseOf<typeof searchPlaces>['hits'][number];
export type RecordAnswer = ResponseOf<typeof getRecord>;
export type RecordDataset = ParamsOf<typeof getRecord>['dataset'];
export type Basis = Programme['basis'];

/**
 * A query keyed by the very address it asks, so that two panels with one question share one answer. While only the
 * moment changes, the former answer stays until the new one comes: looking back month by month builds no map anew and
 * takes no slider out of one's hand.
 */
export function ask<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}) {
  const url = urlOf(endpoint, input);
  return queryOptions<ResponseOf<E>>({
    queryKey: [endpoint.operationId, url],
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    placeholderData: (former, query) =>
      withoutTime(String(query?.queryKey[1])) === withoutTime(url) ? former : undefined,
  });
}

function withoutTime(url: string): string {
  const [path = '', search] = url.split('?');
  const rest = new URLSearchParams(search);
  rest.delete('asOf');
  return `${path}?${rest}`;
}

export type QueryOf<E extends Endpoint> = NonNullable<CallInput<E>['query']>;

export const programmesQuery = () => ask(listProgrammes);
export const programmeQuery = (id: string) => ask(getProgramme, { params: { id } });
export const indicatorsQuery = () => ask(listIndicators);
export const regionsQuery = (query: QueryOf<typeof listRegions>) => ask(listRegions, { query });
export const valuesQuery = (query: QueryOf<typeof getValues>) => ask(getValues, { query });
export const progressQuery = (query: QueryOf<typeof getProgress>) => ask(getProgress, { query });
export const awardsQuery = (query: QueryOf<typeof getAwards>) => ask(getAwards, { query });
export const ordersQuery = (query: QueryOf<typeof getOrders>) => ask(getOrders, { query });
export const loadsQuery = () => ask(listLoads, { query: { limit: 100 } });

/** The former list stays until the new one comes, so that turning the threshold does not blank the panel. */
export const coverageQuery = (query: QueryOf<typeof getCoverage>) =>
  queryOptions({
    queryKey: [getCoverage.operationId, urlOf(getCoverage, { query })],
    queryFn: ({ signal }) => call(getCoverage, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const recordsQuery = (id: string, query: Omit<QueryOf<typeof listRecords>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: [listRecords.operationId, urlOf(listRecords, { params: { id }, query })],
    queryFn: ({ pageParam, signal }) =>
      call(listRecords, { params: { id }, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export type VillagesQuestion = Omit<QueryOf<typeof listCoverageVillages>, 'offset' | 'limit'>;
const villagesAtOnce = 200;

/** Pages of villages; the former list stays until the new one comes. */
export const villagesQuery = (query: VillagesQuestion) =>
  infiniteQueryOptions({
    queryKey: [listCoverageVillages.operationId, urlOf(listCoverageVillages, { query })],
    queryFn: ({ pageParam, signal }) =>
      call(listCoverageVillages, { query: { ...query, limit: villagesAtOnce, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ matching }, pages) => {
      const shown = pages.reduce((sum, { villages }) => sum + villages.length, 0);
      return shown < matching && pages.at(-1)?.villages.length ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });

export const mapClassesQuery = (query: QueryOf<typeof listMapClasses>) => ask(listMapClasses, { query });
export const densityQuery = (query: QueryOf<typeof getDensity>) => ask(getDensity, { query });
export const baseMapQuery = () => ask(getBaseMap);
export const monthsQuery = (query: QueryOf<typeof listMonths>) => ask(listMonths, { query });
export const searchQuery = (query: QueryOf<typeof searchPlaces>) =>
  queryOptions({
    queryKey: [searchPlaces.operationId, urlOf(searchPlaces, { query })],
    queryFn: ({ signal }) => call(searchPlaces, { query, signal }),
    placeholderData: keepPreviousData,
  });
export const recordQuery = (dataset: RecordDataset, query: QueryOf<typeof getRecord>) =>
  ask(getRecord, { params: { dataset }, query });
