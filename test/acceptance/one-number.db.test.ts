import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import {
  askClaims,
  askCoverage,
  askIndicators,
  askProgress,
  askRecords,
  askRegions,
  askValues,
  type Region,
  type Site,
} from './support/ask.ts';
import { figuresOf, recomputed, sumOf } from './support/recomputed.ts';
import { serveSample } from './support/serve.ts';

const city = '330600';
const programme = await readProgramme(resolve('geodata/programmes/shaoxing-2018-2020'));
const watched = new Set(programme.indicators.map(({ id }) => id));
/** The newest state, and two of the past. */
const dates = ['2020-09-30', '2020-08-31', '2019-12-31'];
let site: Site;
let indicators: string[];
let districts: Region[];
/** One town of each district, from the start, the middle and the end of the lists. */
let towns: Region[];

const traced = new Map<string, ReturnType<typeof askRecords>>();
/** All records behind a value of the city, asked once. */
function traceOf(indicator: string, asOf = dates[0] ?? ''): ReturnType<typeof askRecords> {
  const key = `${indicator} ${asOf}`;
  const records = traced.get(key) ?? askRecords(site, indicator, { asOf });
  traced.set(key, records);
  return records;
}

beforeAll(async () => {
  site = (await serveSample()).server;
  indicators = (await askIndicators(site)).filter((id) => watched.has(id));
  districts = await askRegions(site, city);
  towns = await Promise.all(
    districts.map(async ({ code }, index) => {
      const list = await askRegions(site, code);
      const town = list[Math.round(((list.length - 1) * index) / (districts.length - 1))];
      if (town === undefined) throw new Error(`District ${code} has no town`);
      return town;
    }),
  );
});

describe('every number on the wall, recomputed from the records of its own trace', () => {
  it('covers the twenty indicators of the programme, six districts and a town of each', () => {
    expect(indicators).toHaveLength(20);
    expect(districts).toHaveLength(6);
    expect(new Set(towns.map(({ parent }) => parent)).size).toBe(6);
  });

  it.each(dates)(
    'is the sum of the records it names as of %s, for the city, every district and every town',
    async (asOf) => {
      for (const indicator of indicators) {
        const { records, total } = await traceOf(indicator, asOf);
        expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
        const [whole] = await askValues(site, indicator, { asOf });
        const figures = recomputed(records);
        expect(whole && figuresOf(whole), `${indicator} as of ${asOf}`).toEqual(figures);
        expect(total).toEqual({ count: figures.populationCount, weight: figures.population });
        for (const level of ['district', 'town'] as const) {
          for (const value of await askValues(site, indicator, { level, asOf })) {
            const of = recomputed(records.filter((record) => record[level] === value.region));
            expect(figuresOf(value), `${indicator} of ${value.region} as of ${asOf}`).toEqual(of);
          }
        }
      }
    },
  );

  it('is the sum of the records that are asked for by region', async () => {
    for (const indicator of indicators) {
      for (const region of [districts[1]?.code, ...towns.slice(0, 2).map(({ code }) => code)]) {
        const [value] = await askValues(site, indicator, { region });
        const { records, total } = await askRecords(site, indicator, { region });
        const figures = recomputed(records);
        expect(value && figuresOf(value), `${indicator} of ${region}`).toEqual(figures);
        expect(total).toEqual({ count: figures.populationCount, weight: figures.population });
      }
    }
  });

  it('parts the records into success and gap without a remainder', async () => {
    for (const indicator of indicators) {
      const [all, success, gap] = await Promise.all(
        ['all', 'success', 'gap'].map(async (state) =>
          askRecords(site, indicator, { region: districts[2]?.code, state }),
        ),
      );
      const keys = [...(success?.records ?? []), ...(gap?.records ?? [])].map(({ key }) => key);
      expect(keys.sort()).toEqual(all?.records.map(({ key }) => key).sort());
      expect(gap?.records.every(({ state }) => state === 'gap')).toBe(true);
    }
  });

  it('traces every record to a file of the sample and a row in it', async () => {
    let traced = 0;
    for (const indicator of indicators) {
      const { records } = await askRecords(site, indicator, { region: towns[3]?.code });
      traced += records.length;
      for (const { source } of records) {
        expect(source.file).toMatch(/^[a-z]+(-[0-9a-z-]+)?\.(geojson|csv)$/);
        expect(source.row).toBeGreaterThan(0);
      }
    }
    expect(traced).toBeGreaterThan(100);
  });
});

describe('a region and its parts', () => {
  it.each(['district', 'town'])(
    'weigh the same: the city and its %ss together, where every record has one',
    async (level) => {
      for (const indicator of indicators) {
        const [whole] = await askValues(site, indicator);
        const parts = await askValues(site, indicator, { level });
        const { records } = await traceOf(indicator);
        const placed = recomputed(
          records.filter((record) => (level === 'district' ? record.district : record.town) !== null),
        );
        expect(sumOf(parts.map(({ population }) => population)), indicator).toBe(placed.population);
        expect(sumOf(parts.map(({ success }) => success)), indicator).toBe(placed.success);
        expect(whole?.population).toBeGreaterThanOrEqual(placed.population);
      }
    },
  );

  it('say the same in the list of a level and by themselves', async () => {
    for (const indicator of indicators) {
      const listed = await askValues(site, indicator, { level: 'district' });
      const single = await Promise.all(districts.map(({ code }) => askValues(site, indicator, { region: code })));
      expect(single.flat()).toEqual(listed);
    }
  });
});

describe('coverage and the indicator', () => {
  it('count the same villages in every region, and name the same gaps', async () => {
    const { rows, gaps } = await askCoverage(site, { region: city });
    const values = await Promise.all(
      [{}, { level: 'district' }, { level: 'town' }].map((query) => askValues(site, 'village-bus-coverage', query)),
    );
    const counted = values
      .flat()
      .map((value) => [value.region, value.successCount, value.populationCount, value.value]);
    expect(rows.map((row) => [row.region, row.covered, row.villages, row.percent]).sort()).toEqual(counted.sort());
    const { records } = await askRecords(site, 'village-bus-coverage', { state: 'gap' });
    expect(gaps.map(({ key }) => key).sort()).toEqual(records.map(({ key }) => key).sort());
    expect(gaps.length).toBe((rows[0]?.villages ?? 0) - (rows[0]?.covered ?? 0));
  });
});

describe('progress', () => {
  it.each([2018, 2019, 2020])('of the city in %i is the sum of its districts in every figure', async (year) => {
    const { rows } = await askProgress(site, { year, children: 'true' });
    for (const whole of rows.filter(({ region }) => region === city)) {
      const parts = rows.filter(({ region, item }) => region !== city && item === whole.item);
      expect(parts).toHaveLength(6);
      for (const figure of [
        'plan',
        'done',
        'reported',
        'early',
        'late',
        'moved',
        'planToDate',
        'doneToDate',
      ] as const) {
        expect(sumOf(parts.map((part) => part[figure] ?? 0)), `${whole.item} ${figure}`).toBe(whole[figure] ?? 0);
      }
    }
  });

  it('against claims: every difference of a district is told, and no other', async () => {
    const { rows } = await askProgress(site, { children: 'true' });
    const differing = rows.filter(({ region, difference }) => region !== city && Math.abs(difference) > 0.01);
    const { claims, counts } = await askClaims(site, {});
    const told = claims.filter(({ work }) => work === null);
    expect(told.map(({ region, item }) => `${region} ${item}`).sort()).toEqual(
      differing.map(({ region, item }) => `${region} ${item}`).sort(),
    );
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(claims.length);
  });
});
