import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import {
  askIndicatorList,
  askRecords,
  askValues,
  type Indicator,
  type IndicatorRecord,
  type Site,
} from './support/ask.ts';
import { figuresOf, recomputed } from './support/recomputed.ts';
import { serveSample } from './support/serve.ts';

/** Beside one-number: what the wall does not ask for. Other weights, single villages, and what no programme watches. */
const below = ['district', 'town'] as const;
const programme = await readProgramme(resolve('geodata/programmes/shaoxing-2018-2020'));
const watched = new Set(programme.indicators.map(({ id }) => id));
const dates = ['2020-09-30', '2020-08-31', '2019-12-31'];
let site: Site;
let indicators: readonly Indicator[];

beforeAll(async () => {
  site = (await serveSample()).server;
  indicators = await askIndicatorList(site);
});

function byKey(records: readonly IndicatorRecord[]): Map<string, IndicatorRecord[]> {
  const groups = new Map<string, IndicatorRecord[]>();
  for (const record of records) groups.set(record.key, [...(groups.get(record.key) ?? []), record]);
  return groups;
}

describe.each(dates)('as of %s', (asOf) => {
  const traces = new Map<string, ReturnType<typeof askRecords>>();
  /** Asked once. */
  function traceOf(id: string, weighting: string | undefined): ReturnType<typeof askRecords> {
    const key = `${id} ${weighting}`;
    const trace = traces.get(key) ?? askRecords(site, id, { asOf, weighting });
    traces.set(key, trace);
    return trace;
  }

  it('every weight of every indicator adds up the records it names, for the city, districts and towns', async () => {
    const weighed = indicators.flatMap(({ id, weightings }) =>
      Object.keys(weightings).map((name) => [id, name] as const),
    );
    expect(weighed.length).toBeGreaterThanOrEqual(6);
    let people = 0;
    for (const [id, weighting] of weighed) {
      const { records, total } = await traceOf(id, weighting);
      const [whole] = await askValues(site, id, { asOf, weighting });
      expect(whole && figuresOf(whole), `${id} by ${weighting}`).toEqual(recomputed(records));
      expect(total).toEqual({ count: records.length, weight: whole?.population });
      people += whole?.population ?? 0;
      for (const level of below) {
        for (const value of await askValues(site, id, { asOf, weighting, level })) {
          const within = records.filter((record) => record[level] === value.region);
          expect(figuresOf(value), `${id} of ${value.region} by ${weighting}`).toEqual(recomputed(within));
        }
      }
    }
    expect(people).toBeGreaterThan(1_000_000);
  });

  it('the value of every village is that of its own record', async () => {
    let counted = 0;
    for (const { id, weightings } of indicators.filter(({ levels }) => levels.includes('village'))) {
      for (const weighting of [undefined, ...Object.keys(weightings)]) {
        const { records } = await traceOf(id, weighting);
        const ofVillage = byKey(records);
        const values = await askValues(site, id, { asOf, weighting, level: 'village' });
        const wrong = values.filter(
          (value) => JSON.stringify(figuresOf(value)) !== JSON.stringify(recomputed(ofVillage.get(value.region) ?? [])),
        );
        expect(wrong, `${id} by ${weighting}`).toEqual([]);
        const known = new Set(values.map(({ region }) => region));
        expect(records.filter(({ key }) => !known.has(key))).toEqual([]);
        counted += records.length;
      }
    }
    expect(counted).toBeGreaterThan(1_000);
  });

  it('every indicator that no programme of the sample watches adds up as well', async () => {
    const others = indicators.filter(({ id }) => !watched.has(id));
    expect(others.length).toBeGreaterThan(10);
    let counted = 0;
    for (const { id, levels } of others) {
      const [whole] = await askValues(site, id, { asOf });
      const { records } = await askRecords(site, id, { asOf });
      expect(whole && figuresOf(whole), id).toEqual(recomputed(records));
      for (const level of below.filter((one) => levels.includes(one))) {
        for (const value of await askValues(site, id, { asOf, level })) {
          const within = records.filter((record) => record[level] === value.region);
          expect(figuresOf(value), `${id} of ${value.region}`).toEqual(recomputed(within));
        }
      }
      counted += records.length;
    }
    expect(counted).toBeGreaterThan(10_000);
  });
});
