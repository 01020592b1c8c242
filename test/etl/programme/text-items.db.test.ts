import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { listClaims } from '#geodata/claims/list-claims.ts';
import { listTotals } from '#geodata/progress/list-totals.ts';
import { basisOf } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { findFaults } from '../check/find-faults.ts';
import {
  buildCity,
  type PlacedRow,
  programme,
  programmeFolder,
  root,
  toGeojson,
  writeFile,
} from '../support/small-city.ts';

const database = await testDatabase();
const dataDate = '2020-12-31';

/** The small city with totals in its text: one of its plan, one that no column has. */
function folderWithTotals(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'tongcun-test-programme-')), programme);
  cpSync(programmeFolder, folder, { recursive: true });
  const totals = `
totals:
  - { item: bus_bay, quantity: 3, clause: 港湾式车站3个 }
  - item: show_line
    title: { zh: 精品示范线, en: Show lines }
    unit: { zh: 公里, en: km }
    quantity: 40
    clause: 精品示范线40公里
`;
  appendFileSync(join(folder, 'programme.yaml'), totals);
  return folder;
}

beforeAll(async () => {
  await buildCity(database);
  await applyProgramme(database, folderWithTotals());
});

/** At 39 degrees of latitude a kilometre is 0.011545 degrees of longitude on the ellipsoid. */
const lineOf = (km: number, lat: number): PlacedRow['geometry'] => ({
  type: 'LineString',
  coordinates: [
    [116.5, lat],
    [116.5 + km * 0.011545, lat],
  ],
});

function work(code: string, more: PlacedRow['row'], geometry: PlacedRow['geometry']): PlacedRow {
  const dates = { started_on: '2019-03-01', finished_on: '2019-10-01', accepted_on: '2019-11-01' };
  const row = {
    work_code: code,
    name: code,
    district_code: '110101',
    quantity: 2,
    status: 'accepted',
    plan_year: 2019,
  };
  return { row: { ...row, ...dates, ...more }, geometry };
}

const works = [
  work('by code', { item: 'show_line' }, lineOf(2, 39)),
  work('by title', { item: '精品示范线（公里）' }, lineOf(2, 39.01)),
  work('in English', { item: 'show lines' }, lineOf(2, 39.02)),
  work('as a second', { item: 'safety_works', also_item: 'show_line', also_quantity: 1.5 }, lineOf(2, 39.03)),
  work('too long', { item: 'show_line', quantity: 9 }, lineOf(2, 39.04)),
  work('of nothing', { item: 'castle' }, lineOf(2, 39.05)),
  work('second of nothing', { item: 'bus_bay', also_item: 'castle', also_quantity: 1 }, lineOf(2, 39.06)),
];

describe('an item that the text alone sums up', () => {
  it('has works by code, by title, and as a second item; its kilometres are held against the map', async () => {
    const faults = await findFaults(database, 'work', works, { dataDate });
    expect(faults.get('unknown_item')).toEqual(['6 item castle']);
    expect(faults.get('second_item_unknown')).toEqual(['7 also_item castle']);
    expect(faults.get('quantity_differs_from_map')).toEqual([expect.stringMatching(/^5 quantity 9\.0000 /)]);
    expect(faults.rejected).toBe(1);
  });

  it.each([
    ['report', { item: 'show_line', district_code: '110101', month: '2019-03', quantity: 1 }],
    ['plan', { item: 'show_line', region_code: '110101', year: 2019, quantity: 1 }],
  ])('has no rows of %s: it is neither planned nor reported by year', async (dataset, row) => {
    const faults = await findFaults(database, dataset, [{ row, geometry: null }], { dataDate });
    expect(faults.get('unknown_item')).toEqual(['1 item show_line']);
  });

  it('counts what its works brought, and is called by its words where they are doubtful', async () => {
    const file = writeFile('work.geojson', toGeojson(works.slice(0, 5)));
    await loadFile(database, { dataset: 'work', programme, file, mode: 'merge', dataDate });
    const basis = await basisOf(database, root);
    const { rows } = await database.read((tx) => listTotals(tx, { programme, children: true, basis }));
    expect(rows.map(({ region, item, quantity, planned, done }) => [region, item, quantity, planned, done])).toEqual([
      [root, 'bus_bay', 3, 3, 0],
      [root, 'show_line', 40, null, 2 + 2 + 2 + 1.5 + 9],
      ['110101', 'bus_bay', null, 3, 0],
      ['110101', 'show_line', null, null, 16.5],
      ['110102', 'bus_bay', null, null, 0],
      ['110102', 'show_line', null, null, 0],
    ]);
    expect(rows.map(({ percent, hasWorks }) => [percent, hasWorks]).slice(0, 2)).toEqual([
      [null, false],
      [41.25, true],
    ]);
    const { claims } = await database.read((tx) => listClaims(tx, { programme, year: 2019, basis }));
    expect(claims.filter(({ kind }) => kind === 'quantity_differs_from_map')).toMatchObject([
      { item: 'show_line', title: { zh: '精品示范线', en: 'Show lines' }, unit: { zh: '公里', en: 'km' } },
    ]);
  });

  it('is gone from the totals when the text has it no more, and its works stay', async () => {
    await applyProgramme(database, programmeFolder);
    const basis = await basisOf(database, root);
    expect(await database.read((tx) => listTotals(tx, { programme, children: false, basis }))).toMatchObject({
      rows: [],
    });
    expect(await database.knex('work').where({ load_to: 2_147_483_647, item: 'show_line' }).pluck('name')).toHaveLength(
      4,
    );
  });
});
