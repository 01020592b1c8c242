import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import {
  askCoverage,
  askIndicators,
  askProgress,
  askRecords,
  askRegions,
  askValues,
  type IndicatorRecord,
  type Region,
  type Site,
  type Value,
} from './support/ask.ts';
import { serveSample } from './support/serve.ts';

const city = '330600';
const programme = await readProgramme(resolve('geodata/programmes/shaoxing-2018-2020'));
const watched = new Set(programme.indicators.map(({ id }) => id));
let site: Site;
let indicators: string[];
let districts: Region[];
/** One town of each district, from the start, the middle and the end of the lists. */
let towns: Region[];

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

/** Adds weights as whole millionths, so that no digit is lost on the way. */
const sumOf = (weights: readonly number[]): number =>
  Number(weights.reduce((sum, weight) => sum + BigInt(Math.round(weight * 1e6)), 0n)) / 1e6;

function recomputed(records: readonly IndicatorRecord[]) {
  const succeeding = records.filter(({ state }) => state === 'success');
  const [success, population] = [
    sumOf(succeeding.map(({ weight }) => weight)),
    sumOf(records.map(({ weight }) => weight)),
  ];
  return {
    success,
    population,
    successCount: succeeding.length,
    populationCount: records.length,
    value: population === 0 ? null : Math.round((success / population) * 1_000_000) / 10_000,
  };
}

const figuresOf = ({ success, population, successCount, populationCount, value }: Value) => ({
  success,
  population,
  successCount,
  populationCount,
  value,
});

describe('every number on the wall, recomputed from the records of its own trace', () => {
  it('covers the twenty indicators of the programme, six districts and a town of each', () => {
    expect(indicators).toHaveLength(20);
    expect(districts).toHaveLength(6);
    expect(new Set(towns.map(({ parent }) => parent)).size).toBe(6);
  });

  it('is the sum of the records it names, for the city, its districts and towns', async () => {
    for (const indicator of indicators) {
      for (const region of [city, ...districts.map(({ code }) => code), ...towns.map(({ code }) => code)]) {
        const [value] = await askValues(site, indicator, { region });
        const { records, total } = await askRecords(site, indicator, { region });
        const figures = recomputed(records);
        expect(value && figuresOf(value), `${indicator} of ${region}`).toEqual(figures);
        expect(total).toEqual({ count: figures.populationCount, weight: figures.population });
        expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
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
        const { records } = await askRecords(site, indicator);
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
      expect(sumOf(parts.map(({ plan }) => plan ?? 0))).toBe(whole.plan ?? 0);
      expect(sumOf(parts.map(({ done }) => done))).toBe(whole.done);
      expect(sumOf(parts.map(({ reported }) => reported))).toBe(whole.reported);
    }
  });
});
