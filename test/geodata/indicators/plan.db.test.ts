import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';
import { recordQuery } from '#geodata/indicators/record-query.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { valueQuery } from '#geodata/indicators/value-query.ts';
import { testDatabase } from '#test/support/database.ts';
import { type Fact, fact, type LonLat, publish } from './fact-builder.ts';

const root = 'PLAN';
let database: Database;
let load: number;

beforeAll(async () => {
  database = await testDatabase();
  const at = (index: number): LonLat => [120 + (index % 40) / 100, 29.5 + Math.floor(index / 40) / 100];
  const stops: Fact[] = Array.from({ length: 1200 }, (_, index) => fact.facility(`S${index}`, at(index)));
  await publish(database, { root, dataset: 'region', rows: [fact.region(root, 'city', null)] });
  await publish(database, { root, dataset: 'facility', rows: stops });
  const rows = Array.from({ length: 300 }, (_, index) =>
    fact.village(`V${index}`, { town: null, district: null }, { committee: at(index * 3) }),
  );
  load = await publish(database, { root, dataset: 'village', rows });
});

async function planOf(id: string, compose: (indicator: Indicator) => string = valueQuery): Promise<string> {
  const indicator = indicators.get(id);
  if (indicator === undefined) throw new Error(`no indicator ${id}`);
  const explain = sqlText<object, { 'QUERY PLAN': string }>(`EXPLAIN ${compose(indicator)}`);
  const rows = await database.read((tx) => explain(tx, { root, load, ...indicator.params }));
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the plan of a value', () => {
  it.each([...indicators.keys()])('of %s sees through the functions that give a table as of a load', async (id) => {
    const plan = await planOf(id);
    expect(plan).not.toMatch(/Function Scan on \w+_at/);
    expect(plan).toContain('load_from');
  });

  it('of a stop within reach walks the index of places, right after the first load of a fresh database', async () => {
    const plan = await planOf('village-bus-coverage');
    expect(plan).not.toContain('Order By');
    expect(plan).toMatch(/Index Scan using facility_site_geog[^\n]*\n\s+Index Cond/);
  });

  it('of the nearest stop, which only the records show, walks it too', async () => {
    const plan = await planOf('village-bus-coverage', (indicator) => recordQuery(indicator, 'details'));
    expect(plan).toMatch(/Index Scan using facility_site_geog[^\n]*\n\s+Order By/);
    expect(plan).toMatch(/Index Scan using facility_site_geog[^\n]*\n\s+Index Cond/);
  });
});
