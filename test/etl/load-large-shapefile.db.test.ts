import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '../support/database.ts';
import { shapefileBytes } from './support/shapefile-bytes.ts';
import { buildCity, programme, stageTables, writeFile } from './support/small-city.ts';

const database = await testDatabase();
const dataset = 'facility';
// On a server a second thread reads from 50,000 rows on; the embedded engine has none, and the outcome is the same.
const count = database.engine === 'server' ? 50_400 : 2_400;
const isDeleted = (index: number): boolean => index % 1_000 === 7;
const nearEnd = count - 20;
const width = 20;

beforeAll(() => buildCity(database));

const columns = ['ZDBM', 'ZDMC', 'ZDLX', 'RBC', 'QXDM', 'XZDM'];
const placeOf = (index: number) =>
  [116.001 + (index % 300) * 0.0003, 39.001 + Math.floor(index / 300) * 0.0003] as const;

interface Stop {
  readonly code: string;
  readonly name: string;
  readonly trips: string;
}

function stops(): Stop[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `S${index}`,
    name: index === nearEnd ? '张三13800138000' : `站${index}`,
    trips: index === 10 || index === nearEnd + 1 ? '不详' : String(index % 50),
  }));
}

/** The path of the shapefile; `garbled` is a record with a name that is no text. */
function written(name: string, garbled?: number): string {
  const rows = stops().map(({ code, name, trips }, index) => [
    Buffer.from(code),
    index === garbled ? Buffer.from([0xff, 0xff, 0x41]) : iconv.encode(name, 'gbk'),
    iconv.encode('公交站', 'gbk'),
    iconv.encode(trips, 'gbk'),
    Buffer.from('110102'),
    Buffer.from('110102001'),
  ]);
  const header = columns.map((column) => Buffer.from(column));
  const parts = shapefileBytes(header, rows, { width, placeOf, isDeleted });
  for (const [ending, content] of Object.entries(parts)) writeFile(`${name}${ending}`, content);
  return writeFile(`${name}.cpg`, 'GBK').replace(/cpg$/, 'shp');
}

const load = (file: string) => loadFile(database, { dataset, programme, file });

async function standing(): Promise<unknown[]> {
  const { rows } = await database.knex.raw(`
    SELECT f.facility_code, f.name, f.trips_per_day, f.source_row,
      ST_X(f.site_geom4326) AS x, ST_Y(f.site_geom4326) AS y
    FROM facility f WHERE f.load_to = 2147483647 ORDER BY f.source_row`);
  return rows;
}

describe('a large shapefile', () => {
  it('with a name that is no text near its end is refused whole', async () => {
    await expect(load(written('garbled', nearEnd))).rejects.toMatchObject({ code: 'encoding_unknown' });
    expect([await standing(), await stageTables(database)]).toEqual([[], 0]);
  });

  it('is loaded row by row as it stands, with its faults, whoever has read them', async () => {
    const report = await load(written('stops'));
    const kept = stops().flatMap((stop, index) => (isDeleted(index) ? [] : [{ ...stop, index }]));
    expect(report).toMatchObject({ read: kept.length, accepted: kept.length, added: kept.length });
    const grid = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
    const expected = kept.map(({ code, name, trips, index }, nth) => ({
      facility_code: code,
      name: index === nearEnd ? '张三' : name,
      trips_per_day: trips === '不详' ? null : Number(trips),
      source_row: nth + 1,
      x: grid(placeOf(index)[0]),
      y: grid(placeOf(index)[1]),
    }));
    expect(await standing()).toEqual(expected);
    const { rows } = await database.knex.raw(
      `SELECT p.code, p.row_no FROM load_problem p WHERE p.load_id = ? AND p.row_no > 0 ORDER BY p.row_no`,
      [report.load],
    );
    const rowOf = (index: number): number => kept.findIndex((stop) => stop.index === index) + 1;
    expect(rows).toEqual([
      { code: 'bad_number', row_no: rowOf(10) },
      { code: 'personal_value', row_no: rowOf(nearEnd) },
      { code: 'bad_number', row_no: rowOf(nearEnd + 1) },
    ]);
  });
});
