import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { testDatabase } from '../support/database.ts';
import {
  type PlacedRow,
  programme,
  programmeFolder,
  regions,
  roads,
  standingContent,
  toCsv,
  toGeojson,
  writeFile,
} from './support/small-city.ts';
import { zipShapefile } from './support/write-shapefile.ts';

const database = await testDatabase();

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });

const villages: PlacedRow[] = [
  {
    row: {
      code: '110102001201',
      name: '前村',
      town_code: '110102001',
      district_code: '110102',
      kind: '建制村',
      population: 812,
      households: 260,
      hall_name: '前村文化礼堂',
      hall_lon: 116.051,
      hall_lat: 39.049,
    },
    geometry: point(116.05, 39.05),
  },
  {
    row: { code: '110101002202', name: '后村', town_code: '110101002', kind: 'community', population: 40 },
    geometry: null,
  },
];
const facilities: PlacedRow[] = [
  {
    row: {
      facility_code: 'Z1',
      name: '一号站',
      kinds: 'bus_stop+logistics_point',
      status: '运营',
      opened_on: '2019-05-01',
      trips_per_day: 12,
      floor_area_m2: 88.5,
      village_code: '110102001201',
    },
    geometry: point(116.0512, 39.0501),
  },
  {
    row: { facility_code: 'Z2', name: '二号站', kinds: 'bus_bay', status: 'building' },
    geometry: point(116.55, 39.05),
  },
];
const works: PlacedRow[] = [
  {
    row: {
      work_code: 'W1',
      name: '安防一期',
      item: 'safety_works',
      district_code: '110102',
      quantity: 3.25,
      status: '已完工',
      plan_year: 2019,
      started_on: '2019-03-01',
      finished_on: '2019-11-30',
      evidence: '验〔2019〕1号',
    },
    geometry: point(116.15, 39.02),
  },
];
const table = (rows: readonly PlacedRow['row'][]): PlacedRow[] => rows.map((row) => ({ row, geometry: null }));
const reports = table([
  {
    item: 'safety_works',
    district_code: '110102',
    month: '2019-11',
    quantity: 1.5,
    reported_on: '2019-12-03',
    reporter_office: '西区交通局',
  },
  { item: 'bus_bay', district_code: '110101', month: '2019-11', quantity: 0, reported_on: null, reporter_office: null },
]);
const planItems = table([
  { item: 'safety_works', position: 1, title_zh: '安防', title_en: 'Safety', unit_zh: '公里', unit_en: 'km' },
  { item: 'bus_bay', position: 2, title_zh: '车站', title_en: 'Bays', unit_zh: '个', unit_en: 'bays' },
]);
const plan = table([
  { item: 'safety_works', district_code: '110102', year: 2019, quantity: 20.5 },
  { item: 'bus_bay', district_code: '110102', year: 2019, quantity: null },
]);
const targets = table([
  {
    target_code: 'T1',
    indicator: 'maintenance-rate',
    level: 'city',
    operator: '>=',
    value: 99.5,
    due_on: '2020-12-31',
    clause: '列养率',
  },
]);

/** In the order of their dependence. */
const datasets: readonly (readonly [name: string, rows: readonly PlacedRow[]])[] = [
  ['region', regions()],
  ['village', villages],
  ['road_segment', roads(40)],
  ['facility', facilities],
  ['plan_item', planItems],
  ['work', works],
  ['report', reports],
  ['plan', plan],
  ['target', targets],
];

const formats = [
  {
    format: 'geojson',
    write: (name: string, rows: readonly PlacedRow[]) => writeFile(`${name}.geojson`, toGeojson(rows)),
  },
  {
    format: 'csv',
    write: (name: string, rows: readonly PlacedRow[]) =>
      writeFile(`${name}.csv`, toCsv(rows, { wkt: rows.some(({ geometry }) => geometry !== null) })),
  },
  {
    format: 'shapefile',
    write: (name: string, rows: readonly PlacedRow[]) => writeFile(`${name}.zip`, zipShapefile(toGeojson(rows))),
  },
];

beforeAll(() => applyProgramme(database, programmeFolder));

describe('every dataset from every format', () => {
  it.each(datasets)('%s', async (dataset, rows) => {
    const contents: unknown[] = [];
    const placed = rows.some(({ geometry }) => geometry !== null);
    for (const [index, { format, write }] of formats.entries()) {
      // A shapefile without shapes is no way to send a table.
      if (format === 'shapefile' && !placed) continue;
      const file = write(dataset, rows);
      const report = await loadFile(database, { dataset, file, programme, mode: 'replace' });
      expect(report, format).toMatchObject({ read: rows.length, accepted: rows.length, rejected: 0 });
      if (index > 0) expect(report, format).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: rows.length });
      contents.push((await standingContent(database))[dataset]);
    }
    expect(contents[0]).toHaveLength(rows.length);
    for (const content of contents.slice(1)) expect(content).toEqual(contents[0]);
    expect(contents).toHaveLength(placed ? 3 : 2);
  });
});

describe('what is derived', () => {
  it('gives a facility its town and district by place', async () => {
    const rows = await database
      .knex('facility')
      .select('record_key', 'town_code', 'district_code', 'kinds')
      .orderBy('record_key');
    expect(rows).toEqual([
      { record_key: 'Z1', town_code: '110102001', district_code: '110102', kinds: ['logistics_point', 'bus_stop'] },
      { record_key: 'Z2', town_code: '110101002', district_code: '110101', kinds: ['bus_bay'] },
    ]);
  });

  it('gives a village without a place the district of its town', async () => {
    const [row] = await database.knex('village').where({ code: '110101002202' }).select('district_code');
    expect(row).toEqual({ district_code: '110101' });
  });

  it('keeps the printed dash of a plan as not planned and the month of a report as its first day', async () => {
    expect(await database.knex('plan').where({ item: 'bus_bay', load_to: 2147483647 }).select('quantity')).toEqual([
      { quantity: null },
    ]);
    const months = await database.knex('report').where({ item: 'safety_works' }).select('month', 'record_key');
    expect(months).toEqual([{ month: '2019-11-01', record_key: 'small-city|safety_works|110102|2019-11' }]);
  });

  it('counts a row without place and codes in the district that its route code ends with', async () => {
    const csv =
      '路线编码,行政等级,起止桩号起点,起止桩号止点\nX009110101,县道,K0+000,K1+500\nX009999999,县道,K0+000,K1+500\n';
    const file = writeFile('bare.csv', csv);
    const report = await loadFile(database, { dataset: 'road_segment', programme, file, mode: 'merge' });
    expect(report).toMatchObject({ added: 2, rejected: 0 });
    expect(report.problems).toContainEqual({ code: 'no_district', severity: 'warning', count: 1 });
    const found = await database
      .knex('road_segment')
      .whereIn('segment_code', ['X009110101@0', 'X009999999@0'])
      .orderBy('segment_code')
      .select('district_code', 'length_km');
    expect(found).toEqual([
      { district_code: '110101', length_km: 1.5 },
      { district_code: null, length_km: 1.5 },
    ]);
  });
});

describe('Chinese headers', () => {
  it('are understood with units, spaces and pinyin initials', async () => {
    const csv = [
      '路段编码,LXBM,行政等级,技术等级,起点桩号,止点桩号,里程（公里）,路面宽度(米),路面类型,是否列养,路长,所属区县,备注',
      'A1,Y001110102,乡道,四级,K0+000,K1+250,1.25,"5,5",水泥混凝土,是,镇长,110102,无',
    ].join('\n');
    const file = writeFile('chinese.csv', csv.replace('"5,5"', '5.5'));
    const report = await loadFile(database, { dataset: 'road_segment', file, programme, mode: 'merge' });
    expect(report).toMatchObject({ added: 1, rejected: 0 });
    expect(report.problems).toContainEqual({ code: 'unknown_column', severity: 'info', count: 1 });
    const [row] = await database
      .knex('road_segment')
      .where({ segment_code: 'A1' })
      .select('admin_grade', 'technical_class', 'end_chainage_km', 'width_m', 'surface', 'maintained');
    expect(row).toEqual({
      admin_grade: 'township',
      technical_class: '4',
      end_chainage_km: 1.25,
      width_m: 5.5,
      surface: 'cement',
      maintained: true,
    });
  });
});

describe('coordinates in another system', () => {
  const stop = (lon: number, lat: number) => `facility_code,kinds,lon,lat\nC1,bus_stop,${lon},${lat}\n`;
  const placeOf = async () => {
    const { rows } = await database.knex.raw(`
      SELECT ST_X(site_geom4326) AS lon, ST_Y(site_geom4326) AS lat FROM facility WHERE facility_code = 'C1' AND load_to = 2147483647`);
    return rows[0];
  };

  it('in metres are transformed by the database as --crs says', async () => {
    const inZone = writeFile('metres.csv', stop(431000, 4322000));
    expect(
      await loadFile(database, { dataset: 'facility', file: inZone, programme, mode: 'merge', crs: 'EPSG:4548' }),
    ).toMatchObject({ rejected: 0 });
    const place = await placeOf();
    expect(place.lon).toBeCloseTo(116.202, 2);
    expect(place.lat).toBeCloseTo(39.028, 2);
  });

  it('that nobody knows, or that do not fit, are refused', async () => {
    const file = writeFile('metres.csv', stop(431000, 4322000));
    const load = (crs: string, path = file) =>
      loadFile(database, { dataset: 'facility', file: path, programme, mode: 'merge', crs });
    await expect(load('epsg:99999')).rejects.toMatchObject({ code: 'unknown_crs' });
    await expect(load('mars')).rejects.toMatchObject({ code: 'unknown_crs' });
    const absurd = writeFile('absurd.csv', stop(1e300, 1e300));
    await expect(load('epsg:4548', absurd)).rejects.toMatchObject({ code: /crs_mismatch|nothing_accepted/ });
    const nowhere = writeFile('nowhere.csv', stop(7, 999_999));
    await expect(load('auto', nowhere)).rejects.toMatchObject({ code: /crs_unstated|nothing_accepted/ });
  });

  it('in metres that fit the outlines are recognised, and that is told', async () => {
    const file = writeFile('metres-again.csv', stop(431000, 4322000));
    const report = await loadFile(database, { dataset: 'facility', file, programme, mode: 'merge' });
    expect(report.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^crs_(recognised|unsure)$/)]),
    );
    const place = await placeOf();
    expect(place.lon).toBeCloseTo(116.202, 2);
    expect(place.lat).toBeCloseTo(39.028, 2);
  });

  it('of Chinese web maps are shifted back by some hundred metres', async () => {
    const file = writeFile('gcj.csv', stop(116.3, 39.05));
    await loadFile(database, { dataset: 'facility', file, programme, mode: 'merge', crs: 'gcj02' });
    const place = await placeOf();
    const shiftM = Math.hypot((116.3 - place.lon) * 86_600, (39.05 - place.lat) * 111_000);
    expect(shiftM).toBeGreaterThan(300);
    expect(shiftM).toBeLessThan(800);
  });

  it('in a projected shapefile are transformed as its .prj says', async () => {
    const rows: PlacedRow[] = [{ row: { facility_code: 'C1', kinds: 'bus_stop' }, geometry: point(116.25, 39.06) }];
    const file = writeFile('projected.zip', zipShapefile(toGeojson(rows), { epsg: 4548 }));
    await loadFile(database, { dataset: 'facility', file, programme, mode: 'merge' });
    const place = await placeOf();
    expect(place.lon).toBeCloseTo(116.25, 8);
    expect(place.lat).toBeCloseTo(39.06, 8);
  });
});
