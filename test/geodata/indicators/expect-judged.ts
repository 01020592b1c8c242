import { expect } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import type { Indicator, IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { basisOf } from './fact-builder.ts';

export type State = 'success' | 'gap' | 'outside';

/** What a test itself finds about a record, from the facts that it published. */
export interface Judged {
  readonly key: string;
  readonly district: string | null;
  readonly town: string | null;
  readonly state: State;
  readonly weight: number;
}

interface Asked {
  readonly root: string;
  readonly indicator: string;
  readonly params?: IndicatorParams;
  readonly asOf?: string;
  readonly districts: readonly string[];
  readonly towns: readonly string[];
}

export const stateOf = (succeeds: boolean): State => (succeeds ? 'success' : 'gap');

/** Only these are computed by the loads of a test: all of them take a second a load. */
export const definitionsOf = (...ids: readonly string[]): ReadonlyMap<string, Indicator> =>
  new Map(ids.map((id) => [id, getIndicator(id)]));

/** Traces of so many towns are compared with their values; each is a question of its own. */
const tracedTowns = 5;

/**
 * Expects the value of every region to be what the judged records inside add up to, and its trace to hold those records.
 * Weights are added in millionths, so that they compare without a tolerance.
 */
export async function expectJudged(database: Database, asked: Asked, judged: readonly Judged[]): Promise<void> {
  const { root, indicator, districts, params = {} } = asked;
  const ask = { root, indicator, params, basis: await basisOf(database, root, asked.asOf) };
  const hasTowns = getIndicator(indicator).levels.includes('town');
  const towns = hasTowns ? asked.towns : [];
  const values = await database.read(async (tx) => [
    ...(await listValues(tx, ask)),
    ...(await listValues(tx, { ...ask, level: 'district' })),
    ...(hasTowns ? await listValues(tx, { ...ask, level: 'town' }) : []),
  ]);
  const known = new Map(values.map((value) => [value.region, value]));
  expect([...known.keys()]).toEqual(expect.arrayContaining([root, ...districts, ...towns]));
  for (const region of [root, ...districts, ...towns]) {
    const counted = countedIn(region, { root, judged });
    const done = counted.filter(({ state }) => state === 'success');
    const [population, success] = [sumOf(counted), sumOf(done)];
    expect(known.get(region), `${indicator} of ${region}`).toMatchObject({
      population,
      success,
      populationCount: counted.length,
      successCount: done.length,
      value: population === 0 ? null : Number(((100 * success) / population).toFixed(4)),
    });
  }
  for (const region of [root, ...districts, ...towns.slice(0, tracedTowns)]) {
    const counted = countedIn(region, { root, judged });
    const trace = await database.read((tx) => listRecords(tx, { ...ask, region, state: 'all', limit: 1000 }));
    expect(statesOf(trace.records), `${indicator} of ${region}`).toEqual(statesOf(counted));
    expect(trace.total).toEqual({ count: counted.length, weight: known.get(region)?.population });
    expect(sumOf(trace.records.filter(({ state }) => state === 'success'))).toBe(known.get(region)?.success);
  }
}

function countedIn(region: string, { root, judged }: { root: string; judged: readonly Judged[] }): Judged[] {
  return judged.filter(({ district, town, state }) => state !== 'outside' && [root, district, town].includes(region));
}

/** A test of which every record succeeds, or none counts, shows nothing. */
export function expectEveryState(judged: readonly Judged[]): void {
  expect(new Set(judged.map(({ state }) => state))).toEqual(new Set(['success', 'gap', 'outside']));
}

type Weighed = Pick<Judged, 'key' | 'weight'> & { readonly state: string };

const sumOf = (records: readonly Weighed[]): number =>
  records.reduce((sum, { weight }) => sum + Math.round(weight * 1e6), 0) / 1e6;

const statesOf = (records: readonly Weighed[]): Record<string, string> =>
  Object.fromEntries(records.map(({ key, state, weight }) => [key, `${state} ${weight}`]).sort());
