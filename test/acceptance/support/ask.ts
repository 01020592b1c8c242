import { getAwards } from '#api/contract/awards.ts';
import { listClaims } from '#api/contract/claims.ts';
import { getCoverage } from '#api/contract/coverage.ts';
import type { Endpoint, ResponseOf } from '#api/contract/endpoint.ts';
import { getValues, listIndicators, listRecords } from '#api/contract/indicators.ts';
import { listLoads } from '#api/contract/loads.ts';
import { getOrders } from '#api/contract/orders.ts';
import { getProgress, listProgressMonths, listProgressRecords } from '#api/contract/progress.ts';
import { listRegions } from '#api/contract/regions.ts';

/** What answers HTTP on a machine of its own or in this process. */
export interface Site {
  readonly origin: string;
}

export type Awards = ResponseOf<typeof getAwards>;
export type Orders = ResponseOf<typeof getOrders>;
export type Coverage = ResponseOf<typeof getCoverage>;
export type Value = ResponseOf<typeof getValues>['values'][number];
export type Indicator = ResponseOf<typeof listIndicators>['indicators'][number];
export type IndicatorRecord = ResponseOf<typeof listRecords>['records'][number];
export type ProgressRow = ResponseOf<typeof getProgress>['rows'][number];
export type ProgressRecord = ResponseOf<typeof listProgressRecords>['records'][number];
export type Region = ResponseOf<typeof listRegions>['regions'][number];

type Query = Readonly<Record<string, string | number | undefined>>;

/** A GET whose answer is read by its contract: an answer of another shape is an error. */
async function ask<E extends Endpoint>(site: Site, endpoint: E, query: Query, id = ''): Promise<ResponseOf<E>> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const path = `${endpoint.path.replace(':id', id)}?${new URLSearchParams(given)}`;
  const response = await fetch(site.origin + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return endpoint.response.parse(await response.json()) as ResponseOf<E>;
}

/** A POST that must be taken; its answer as it came. */
export async function post(site: Site, path: string, body: object): Promise<{ readonly event: number }> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(site.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { event: number };
}

export const askAwards = (site: Site, query: Query): Promise<Awards> => ask(site, getAwards, query);
export const askOrders = (site: Site, query: Query): Promise<Orders> => ask(site, getOrders, query);
export const askCoverage = (site: Site, query: Query): Promise<Coverage> => ask(site, getCoverage, query);
export const askProgress = (site: Site, query: Query) => ask(site, getProgress, query);
export const askMonths = (site: Site, query: Query) => ask(site, listProgressMonths, query);
export const askClaims = (site: Site, query: Query) => ask(site, listClaims, query);
export const askLoads = async (site: Site) => (await ask(site, listLoads, { limit: 500 })).loads;

export async function askValues(site: Site, indicator: string, query: Query = {}): Promise<Value[]> {
  return (await ask(site, getValues, { ...query, indicator })).values;
}

export async function askRegions(site: Site, parent: string): Promise<Region[]> {
  return (await ask(site, listRegions, { parent })).regions;
}

export async function askIndicatorList(site: Site): Promise<Indicator[]> {
  return (await ask(site, listIndicators, {})).indicators;
}

export async function askIndicators(site: Site): Promise<string[]> {
  return (await askIndicatorList(site)).map(({ id }) => id);
}

/** Every record behind a figure of progress, page after page, with the sums the list states. */
export async function askProgressRecords(site: Site, query: Query) {
  const records: ProgressRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(site, listProgressRecords, { limit: 5000, ...query, cursor });
    records.push(...page.records);
    if (page.nextCursor === null) return { records, total: page.total };
    cursor = page.nextCursor;
  }
}

/** Every record behind a value, page after page, with the sums the list states. */
export async function askRecords(site: Site, indicator: string, query: Query = {}) {
  const records: IndicatorRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(site, listRecords, { limit: 5000, ...query, cursor }, indicator);
    records.push(...page.records);
    if (page.nextCursor === null) return { records, total: page.total };
    cursor = page.nextCursor;
  }
}
