import { beforeAll, describe, expect, it } from 'vitest';
import { checkFile, loadFile } from '#etl/load-file.ts';
import { PublicError } from '#geodata/errors.ts';
import { testDatabase } from '../support/database.ts';
import {
  buildCity,
  newestValues,
  type PlacedRow,
  programme,
  roads,
  stageTables,
  standingContent,
  toCsv,
  toGeojson,
  writeFile,
} from './support/small-city.ts';

const database = await testDatabase();
const dataset = 'road_segment';

beforeAll(() => buildCity(database));

function load(rows: readonly PlacedRow[], options: Partial<Parameters<typeof loadFile>[1]> = {}) {
  return loadFile(database, { dataset, programme, file: writeFile('roads.geojson', toGeojson(rows)), ...options });
}

async function refusal(work: Promise<unknown>): Promise<PublicError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PublicError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

/** The rows with some fields of one changed. */
function withRow(
  rows: readonly PlacedRow[],
  index: number,
  change: PlacedRow['row'],
  geometry = rows[index]?.geometry ?? null,
): PlacedRow[] {
  return rows.map((placed, at) => (at === index ? { row: { ...placed.row, ...change }, geometry } : placed));
}

describe('loading road segments', () => {
  it('checks without publishing, then publishes, then finds nothing to change', async () => {
    const before = await standingContent(database);
    const checked = await checkFile(database, {
      dataset,
      programme,
      file: writeFile('roads.geojson', toGeojson(roads())),
    });
    expect(checked).toEqual({
      load: null,
      dataset,
      read: 200,
      accepted: 200,
      rejected: 0,
      added: 200,
      changed: 0,
      removed: 0,
      unchanged: 0,
      problems: [{ code: 'geometry_missing', severity: 'warning', count: 20 }],
      repeats: null,
      columns: expect.any(Array),
      crs: { crs: 'degrees', certainty: expect.any(String) },
    });
    expect(await standingContent(database)).toEqual(before);
    const first = await load(roads());
    expect(first).toMatchObject({ added: 200, rejected: 0 });
    const second = await load(roads());
    const nothing = { added: 0, changed: 0, removed: 0, unchanged: 200, problems: first.problems };
    expect(second).toMatchObject({ ...nothing, repeats: first.load });
    expect(second.load).toBe((first.load ?? 0) + 1);
    const readAgain = await loadFile(database, {
      dataset,
      programme,
      file: writeFile('roads.geojson', `${toGeojson(roads())}\n`),
    });
    expect(readAgain).toMatchObject({ ...nothing, repeats: null });
    expect(await stageTables(database)).toBe(0);
  });

  it('takes the same rows as CSV with WKT without a change', async () => {
    const file = writeFile('roads.csv', `\ufeff${toCsv(roads(), { wkt: true })}`);
    expect(await loadFile(database, { dataset, programme, file })).toMatchObject({
      unchanged: 200,
      changed: 0,
      removed: 0,
    });
  });

  it('gives the register length where there is one and measures the line on the ellipsoid', async () => {
    const [row] = await database
      .knex('road_segment')
      .select('length_km', 'geometry_length_km')
      .where('record_key', 'Y0001110102-1');
    expect(row).toMatchObject({ length_km: 1.25 });
    // 0.006 degrees of longitude and 0.004 of latitude at 39 degrees, twice.
    expect(row.geometry_length_km).toBeCloseTo(2 * Math.hypot(0.006 * 86.6296, 0.004 * 111.0156), 3);
  });

  it('rejects a broken row, keeps its former state and takes the rest', async () => {
    const before = await standingContent(database);
    const report = await load(withRow(roads(), 3, { admin_grade: '大道', width_m: 'wide' }));
    expect(report).toMatchObject({
      read: 200,
      accepted: 199,
      rejected: 1,
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 199,
    });
    expect(report.problems).toContainEqual({ code: 'unknown_code', severity: 'error', count: 1 });
    expect(report.problems).toContainEqual({ code: 'bad_number', severity: 'warning', count: 1 });
    expect(await standingContent(database)).toEqual(before);
    const { rows } = await database.knex.raw(
      `SELECT row_no, code, severity, field, value, message FROM load_problem
      WHERE load_id = ? AND row_no = 4 ORDER BY code`,
      [report.load],
    );
    expect(rows).toMatchObject([
      { row_no: 4, code: 'bad_number', field: 'width_m', value: 'wide' },
      { row_no: 4, code: 'unknown_code', field: 'admin_grade', value: '大道' },
    ]);
    expect(rows[0].message).toContain('请改为数字');
  });

  it('rejects the second of two rows with one key', async () => {
    const report = await load([...roads(), ...roads().slice(0, 1)]);
    expect(report).toMatchObject({ read: 201, accepted: 200, rejected: 1, unchanged: 200 });
    expect(report.problems).toContainEqual({ code: 'duplicate_key', severity: 'error', count: 1 });
  });

  it.each([
    ['an unknown town', { town_code: '110109999' }, 'unknown_region', 'error'],
    ['an unknown district', { district_code: '999999' }, 'unknown_region', 'error'],
    ['no length at all', { register_length_km: 0 }, 'zero_length', 'error'],
    ['a width of 300 m', { width_m: 300 }, 'out_of_range', 'warning'],
    ['no route', { route_code: '  ' }, 'missing_required', 'error'],
    ['a town of the other district', { town_code: '110101001' }, 'town_not_in_district', 'warning'],
    ['a reversed chainage', { start_chainage_km: 'K2+000' }, 'chainage_reversed', 'warning'],
    ['a register length far from the line', { register_length_km: 9 }, 'length_differs', 'warning'],
  ])('tells of %s', async (_, change, code, severity) => {
    const report = await checkFile(database, {
      dataset,
      programme,
      file: writeFile('one.geojson', toGeojson(withRow(roads(), 0, change))),
    });
    expect(report.problems).toContainEqual({ code, severity, count: 1 });
    expect(report.rejected).toBe(severity === 'error' ? 1 : 0);
  });

  it.each([
    [
      'in another country',
      {
        type: 'LineString' as const,
        coordinates: [
          [39, 116 - 100],
          [39.01, 16],
        ],
      },
      'geometry_outside',
    ],
    [
      'with latitude before longitude',
      {
        type: 'LineString' as const,
        coordinates: [
          [39, 116],
          [39.01, 116],
        ],
      },
      'coordinates_out_of_range',
    ],
    ['with one point', { type: 'LineString' as const, coordinates: [[116.1, 39.01]] }, 'geometry_broken'],
    [
      'whose points are all the same',
      {
        type: 'LineString' as const,
        coordinates: [
          [116.1, 39.01],
          [116.1, 39.01],
        ],
      },
      'geometry_zero_length',
    ],
    ['that is a point', { type: 'Point' as const, coordinates: [116.1, 39.01] }, 'geometry_type'],
  ])('rejects a line %s', async (_, geometry, code) => {
    const report = await checkFile(database, {
      dataset,
      programme,
      file: writeFile('one.geojson', toGeojson(withRow(roads(), 0, {}, geometry))),
    });
    expect(report.problems).toContainEqual({ code, severity: 'error', count: 1 });
    expect(report.rejected).toBe(1);
  });

  it('takes an empty line for none', async () => {
    const rows = withRow(roads(), 0, {}, { type: 'LineString', coordinates: [] });
    const report = await checkFile(database, { dataset, programme, file: writeFile('one.geojson', toGeojson(rows)) });
    expect(report).toMatchObject({ rejected: 0 });
    expect(report.problems).toContainEqual({ code: 'geometry_empty', severity: 'warning', count: 1 });
  });

  it('refuses a file with more than 1 % of keys or geometries in error, and tells which', async () => {
    const before = await standingContent(database);
    const rows = roads().map((placed, index) =>
      index < 3 ? { ...placed, geometry: { type: 'Point' as const, coordinates: [116, 39] } } : placed,
    );
    const error = await refusal(load(rows));
    expect(error.code).toBe('too_many_errors');
    expect(error.details).toMatchObject({
      problems: [{ code: 'geometry_type', count: 3, examples: [{ row: 1 }, { row: 2 }, { row: 3 }] }, {}],
    });
    expect(await standingContent(database)).toEqual(before);
    expect(await stageTables(database)).toBe(0);
  });

  it('finds district and town by the middle of the line where the file does not say', async () => {
    const rows = roads().map(({ row, geometry }) => ({
      row: { ...row, district_code: null, town_code: null },
      geometry,
    }));
    const report = await load(rows, { mode: 'replace' });
    const codes = await database
      .knex('road_segment')
      .where({ load_to: 2147483647 })
      .whereNotNull('line_geom4326')
      .select('record_key', 'district_code', 'town_code');
    expect(codes).toHaveLength(180);
    for (const { record_key, district_code, town_code } of codes) {
      expect(town_code.slice(0, 6)).toBe(district_code);
      expect(record_key).toContain(district_code);
    }
    expect(report.problems).toContainEqual({ code: 'no_town', severity: 'warning', count: 20 });
    expect(report).toMatchObject({ changed: 20, unchanged: 180 });
  });

  it('refuses a guarded load that takes more than 10 % from a district, and obeys replace and merge', async () => {
    await load(roads(), { mode: 'replace' });
    const fewer = roads().filter((_, index) => !(index % 8 < 4 && index < 24));
    expect(await refusal(load(fewer))).toMatchObject({
      code: 'drop_too_large',
      message: expect.stringContaining('区域 西区(110102) 的 100 条记录减少'),
      details: { problems: [expect.objectContaining({ code: 'geometry_missing' })] },
    });
    expect(await load(fewer, { mode: 'merge' })).toMatchObject({ removed: 0, unchanged: 188 });
    expect(await load(fewer, { mode: 'replace' })).toMatchObject({ removed: 12, unchanged: 188 });
    expect(await load(roads())).toMatchObject({ added: 12, removed: 0 });
  });

  it('lets go of up to 10 % of a district without being asked', async () => {
    const fewer = roads().filter((_, index) => !(index % 8 < 4 && index < 18));
    expect(await load(fewer)).toMatchObject({ removed: 10 });
    expect(await load(roads())).toMatchObject({ added: 10 });
  });

  it('speaks only for the region it is given', async () => {
    const values = await newestValues(database);
    const east = roads().filter((_, index) => index % 8 >= 4);
    expect(await load(east, { region: '110101' })).toMatchObject({ unchanged: 100, removed: 0 });
    const report = await load(roads(), { region: '110101' });
    expect(report).toMatchObject({ rejected: 100, unchanged: 100, removed: 0 });
    expect(report.problems).toContainEqual({ code: 'outside_scope', severity: 'error', count: 100 });
    expect(await newestValues(database)).toEqual(values);
  });

  it('refuses a file without rows', async () => {
    expect((await refusal(load([]))).code).toBe('no_rows');
    expect(
      (await refusal(loadFile(database, { dataset, programme, file: writeFile('empty.csv', '路线编码,路线名称\n') })))
        .code,
    ).toBe('no_rows');
  });

  it('derives keys from route and start chainage where the file has none', async () => {
    const rows = roads(20).map(({ row, geometry }) => {
      const { segment_code: _, ...rest } = row;
      return { row: { ...rest, start_chainage_km: 'K0+125.5' }, geometry };
    });
    const report = await load(rows, { mode: 'merge' });
    expect(report).toMatchObject({ added: 20, rejected: 0 });
    expect(report.problems).toContainEqual({ code: 'key_derived', severity: 'info', count: 20 });
    const [row] = await database
      .knex('road_segment')
      .select('segment_code')
      .where({ load_from: report.load ?? 0 })
      .orderBy('record_key');
    expect(row).toEqual({ segment_code: 'Y0001110102@0.126' });
  });
});
