import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readers, scanReaders } from '#etl/read/open-source.ts';
import { read, readPath } from '../support/read-source.ts';

describe('CSV', () => {
  it('is read with and without a byte order mark, with any line ending', async () => {
    for (const text of ['\ufeffa,b\r\n1,"x, ""y""\nz"\r\n', 'a,b\n1,"x, ""y""\nz"\n', 'a,b\r1,"x, ""y""\nz"']) {
      const { columns, rows } = await read('a.csv', text);
      expect(columns).toEqual(['a', 'b']);
      expect(rows.map(({ rowNo, values }) => ({ rowNo, values }))).toEqual([{ rowNo: 1, values: ['1', 'x, "y"\nz'] }]);
    }
  });

  it('may be divided by tabs or semicolons', async () => {
    expect((await read('a.csv', 'a;b\n1;2\n')).rows[0]?.values).toEqual(['1', '2']);
    expect((await read('a.tsv', 'a\tb,c\n1\t2\n')).columns).toEqual(['a', 'b,c']);
  });

  it('marks rows of another length and skips empty lines', async () => {
    const { rows } = await read('a.csv', 'a,b\n1\n\n1,2,3\n1,2,,\n1,2\n');
    expect(rows.map(({ rowNo, fault }) => [rowNo, fault])).toEqual([
      [1, 'column_count'],
      [2, 'column_count'],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('without a header or with a broken quote is refused', async () => {
    await expect(read('empty.csv', '')).rejects.toMatchObject({ code: 'header_faulty' });
    await expect(read('commas.csv', ',,,\n1,2,3,4\n')).rejects.toMatchObject({ code: 'header_faulty' });
    await expect(read('quote.csv', 'a,b\n1,"2\n')).rejects.toMatchObject({ code: 'file_broken' });
    await expect(read('wide.csv', `${'c,'.repeat(1001)}c\n`)).rejects.toMatchObject({ code: 'header_faulty' });
  });
});

describe('GeoJSON', () => {
  const collection = (features: unknown[], more = {}) =>
    JSON.stringify({ type: 'FeatureCollection', features, ...more });

  it('brings the properties of all features as columns, own properties only', async () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1,"__proto__":"x"},"geometry":null},{"type":"Feature","properties":{"b":2},"geometry":{"type":"Point","coordinates":[1,2]}}]}';
    const { columns, rows } = await read('a.geojson', text);
    expect(columns).toEqual(['a', '__proto__', 'b']);
    expect(rows.map(({ values }) => values)).toEqual([
      [1, 'x', null],
      [null, null, 2],
    ]);
    expect(rows[1]?.geometry).toEqual({ type: 'Point', coordinates: [1, 2] });
  });

  it('states its CRS in the old way or has WGS84', async () => {
    const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });
    const feature = { type: 'Feature', properties: { a: 1 }, geometry: null };
    expect((await read('a.json', collection([feature]))).crs).toEqual({ kind: 'degrees' });
    expect((await read('a.json', collection([feature], crs('urn:ogc:def:crs:OGC:1.3:CRS84')))).crs).toEqual({
      kind: 'degrees',
    });
    expect((await read('a.json', collection([feature], crs('urn:ogc:def:crs:EPSG::4549')))).crs).toEqual({
      kind: 'epsg',
      srid: 4549,
    });
    expect((await read('a.json', collection([feature], crs('EPSG:4490')))).crs).toEqual({ kind: 'degrees' });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"type":"Feature"}',
    '{"type":"FeatureCollection"}',
    '{"type":"FeatureCollection","features":[null]}',
  ])('%j is refused', async (text) => expect(read('bad.geojson', text)).rejects.toMatchObject({ code: 'file_broken' }));
});

describe('files', () => {
  it('that are not there or of no known format are refused', async () => {
    await expect(readPath('/nowhere/nothing.csv')).rejects.toMatchObject({ code: 'file_not_found' });
    await expect(read('a.docx', 'x')).rejects.toMatchObject({ code: 'format_unknown' });
  });
});

describe('a new format', () => {
  it('is one new file', async () => {
    const probes = new URL(`../../output/formats-${process.pid}/`, import.meta.url);
    mkdirSync(probes, { recursive: true });
    writeFileSync(new URL('probe.ts', probes), `export default { name: 'probe', endings: ['.probe'] };\n`);
    try {
      expect((await scanReaders(probes)).map(({ name }) => name)).toEqual(['probe']);
    } finally {
      rmSync(probes, { recursive: true });
    }
  });

  it('is found beside those that there are', () => {
    const vector = ['dxf', 'flatgeobuf', 'geodatabase', 'geojson', 'geopackage', 'gtfs', 'kml', 'mapinfo', 'osm'];
    expect(readers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['csv', ...vector, 'shapefile', 'workbook']),
    );
  });
});
