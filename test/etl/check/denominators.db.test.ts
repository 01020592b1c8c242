import { beforeAll, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { coverageKinds, indicators } from '#geodata/indicators/registry.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  buildCity,
  newestValues,
  type PlacedRow,
  programme,
  regions,
  roads,
  toGeojson,
  writeFile,
} from '../support/small-city.ts';

const database = await testDatabase();

/** The programme of the small city watches two indicators; here it watches all there are. */
beforeAll(async () => {
  await buildCity(database);
  const watched = [...indicators.keys()].map((id) => ({ id, params: {} }));
  await database.knex('programme').update({ indicators: JSON.stringify(watched) });
});

const towns = regions().filter(({ row }) => row.level === 'town');

const villages: readonly PlacedRow[] = towns.map(({ row }, index) => ({
  row: {
    code: `${row.code}201`,
    name: `${index}村`,
    town_code: row.code ?? null,
    district_code: row.parent_code ?? null,
  },
  geometry: { type: 'Point', coordinates: [116.05 + index * 0.1, 39.05] },
}));
const facilities: readonly PlacedRow[] = towns.slice(0, 3).map(({ row }, index) => ({
  row: {
    facility_code: `F${index}`,
    kinds: 'bus_stop+town_transport_station',
    town_code: row.code ?? null,
    district_code: row.parent_code ?? null,
  },
  geometry: { type: 'Point', coordinates: [116.05 + index * 0.1, 39.05] },
}));
const assessed = roads(80).map(({ row, geometry }) => ({ row: { ...row, condition: 'good' }, geometry }));
const files = [
  ['village', villages],
  ['facility', facilities],
  ['road_segment', assessed],
] as const;

async function loadAll(withGeometry: boolean): Promise<Map<string, number>> {
  for (const [dataset, rows] of files) {
    const sent = rows.map(({ row, geometry }) => ({ row, geometry: withGeometry ? geometry : null }));
    const file = writeFile(`${dataset}.geojson`, toGeojson(sent));
    const report = await loadFile(database, { dataset, file, programme, mode: 'replace' });
    expect(report, dataset).toMatchObject({ read: rows.length, rejected: 0 });
    const flag = { village: 'no_location', facility: 'geometry_missing', road_segment: 'geometry_missing' }[dataset];
    const told = report.problems.find(({ code }) => code === flag)?.count ?? 0;
    expect(told, dataset).toBe(sent.filter(({ geometry }) => geometry === null).length);
  }
  const values = (await newestValues(database)) as {
    indicator: string;
    variant: string;
    region_code: string;
    population: number;
  }[];
  return new Map(values.map((value) => [`${value.indicator} ${value.variant} ${value.region_code}`, value.population]));
}

it('rows without geometry are accepted, flagged, and stay in the denominator of every indicator and region', async () => {
  const placed = await loadAll(true);
  const asked = new Set([...placed].filter(([, population]) => population > 0).map(([key]) => key.split(' ')[0]));
  // Those of what is loaded here: regions, villages, segments; a bus or a rating has no geometry to lack.
  const ofPlaces = [...indicators.values()].filter(
    ({ id, dataset }) =>
      ['region', 'village', 'road_segment'].includes(dataset) && !coverageKinds.has(id) && id !== 'substandard-upgrade',
  );
  expect(ofPlaces.length).toBeGreaterThan(10);
  for (const { id } of ofPlaces) expect(asked.has(id), id).toBe(true);
  expect(await loadAll(false)).toEqual(placed);
});
