import { beforeAll, describe, expect, test } from 'vitest';
import { getCoverage } from '#api/contract/coverage.ts';
import { getValues, type indicatorValue, listRecords } from '#api/contract/indicators.ts';
import * as programmes from '#api/contract/programmes.ts';
import { getProgress } from '#api/contract/progress.ts';
import { listRegions } from '#api/contract/regions.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(await sampleDatabase());
}, 600_000);

describe('the demonstration data over HTTP', () => {
  test('the programme of Shaoxing has twenty indicators, fourteen items and three years', async () => {
    const answer = programmes.getProgramme.response.parse(await server.json('/api/programmes/shaoxing-2018-2020'));
    expect([answer.indicators.length, answer.items.length, answer.years]).toEqual([20, 14, [2018, 2019, 2020]]);
    expect(answer.basis).toMatchObject({ asOf: '2020-09-30', sample: true });
  });

  test('six districts lie inside the city, 103 towns inside the districts', async () => {
    const regions = async (parent: string): Promise<string[]> => {
      const answer = listRegions.response.parse(await server.json(`/api/regions?parent=${parent}`));
      return answer.regions.map((region) => region.code);
    };
    const districts = await regions('330600');
    expect(districts).toHaveLength(6);
    const towns = await Promise.all(districts.map(regions));
    expect(towns.flat()).toHaveLength(103);
  });

  test('successes and populations of the districts add up to those of the city, for every indicator', async () => {
    const { indicators } = programmes.getProgramme.response.parse(
      await server.json('/api/programmes/shaoxing-2018-2020'),
    );
    for (const id of indicators) {
      const values = async (query: string): Promise<(typeof indicatorValue._output)[]> =>
        getValues.response.parse(await server.json(`/api/values?indicator=${id}${query}`)).values;
      const [city] = await values('');
      const districts = await values('&level=district');
      expect(districts).toHaveLength(6);
      const sum = (field: 'success' | 'population'): number =>
        districts.reduce((total, value) => total + value[field], 0);
      expect(sum('success')).toBeCloseTo(city?.success ?? -1, 6);
      expect(sum('population')).toBeCloseTo(city?.population ?? -1, 6);
    }
  });

  test('the pages of a gap list are the whole list: their weights add up to population minus success', async () => {
    const path = '/api/indicators/maintenance-rate/records?state=gap&limit=100';
    const keys = new Set<string>();
    let weight = 0;
    let cursor: string | null = '';
    let total: { count: number; weight: number } | undefined;
    while (cursor !== null) {
      const page = listRecords.response.parse(await server.json(`${path}${cursor && `&cursor=${cursor}`}`));
      for (const record of page.records) keys.add(record.key);
      weight += page.records.reduce((sum, record) => sum + record.weight, 0);
      total = page.total;
      cursor = page.nextCursor;
    }
    const [city] = getValues.response.parse(await server.json('/api/values?indicator=maintenance-rate')).values;
    expect([keys.size, total?.count]).toEqual([
      (city?.populationCount ?? 0) - (city?.successCount ?? 0),
      (city?.populationCount ?? 0) - (city?.successCount ?? 0),
    ]);
    expect(weight).toBeCloseTo((city?.population ?? 0) - (city?.success ?? 0), 6);
  });

  test('coverage by bus stop at 500 m is the indicator village-bus-coverage, region by region', async () => {
    const coverage = getCoverage.response.parse(await server.json('/api/coverage'));
    for (const query of ['', '&level=district', '&level=town']) {
      const answer = await server.json(`/api/values?indicator=village-bus-coverage${query}`);
      for (const value of getValues.response.parse(answer).values) {
        const row = coverage.rows.find(({ region }) => region === value.region);
        expect([row?.covered, row?.villages, row?.percent]).toEqual([
          value.successCount,
          value.populationCount,
          value.value,
        ]);
      }
    }
    const city = coverage.rows.find(({ level }) => level === 'city');
    expect(coverage.gaps).toHaveLength((city?.villages ?? 0) - (city?.covered ?? 0));
  });

  test('plans of the districts add up to the plan of the city in every year', async () => {
    for (const year of [2018, 2019, 2020]) {
      const { rows } = getProgress.response.parse(await server.json(`/api/progress?children=true&year=${year}`));
      const items = new Set(rows.map((row) => row.item));
      expect(items.size).toBe(14);
      for (const item of items) {
        const of = (isCity: boolean) => rows.filter((row) => row.item === item && (row.region === '330600') === isCity);
        const districts = of(false).reduce((sum, row) => sum + (row.plan ?? 0), 0);
        expect(districts).toBeCloseTo(of(true)[0]?.plan ?? 0, 6);
      }
    }
  });
});
