import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '#etl/read/define-reader.ts';
import { hasOgr2ogr, ogr2ogr, witness } from '../support/ogr2ogr.ts';
import { readPath } from '../support/read-source.ts';
import { readWkb } from '../support/read-wkb.ts';

// One process of GDAL serves all of these one after the other.

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-formats-'));
const at = (name: string): string => join(folder, name);

const line = (lon: number) => [
  [lon, 30],
  [lon + 0.0123456789, 30.01],
  [lon + 0.02, 30],
];
const ring = [
  [120, 30],
  [120.1, 30],
  [120.1, 30.1],
  [120, 30],
];
const hole = [
  [120.05, 30.02],
  [120.06, 30.03],
  [120.06, 30.02],
  [120.05, 30.02],
];
type Placed = Feature<Geometry | null>;
const feature = (properties: object, geometry: Geometry | null): Placed => ({
  type: 'Feature',
  properties: { ...properties },
  geometry,
});
const source = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature(
      { LXBM: 'X101', MC: '鉴湖路', LC: 1.25, NF: 2018, BM: 330602001001, RQ: '2020-03-01', BZ: null, SF: true },
      { type: 'LineString', coordinates: line(120.5) },
    ),
    feature(
      { LXBM: 'Y2', MC: '“砂石”路，甲', LC: null, NF: null, BM: 2, RQ: null, BZ: 'a,b"c', SF: null },
      { type: 'MultiLineString', coordinates: [line(120.5), line(121.5)] },
    ),
    feature({ LXBM: 'C3', MC: null, LC: 0.1, NF: 2020, BM: 3, RQ: '2021-12-31', BZ: 'x', SF: false }, null),
  ],
});
writeFileSync(at('in.geojson'), source);
writeFileSync(
  at('areas.geojson'),
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature({ nr: 1 }, { type: 'Polygon', coordinates: [ring, hole] }),
      feature(
        { nr: 2 },
        { type: 'MultiPolygon', coordinates: [[ring, hole], [ring.map(([lon = 0, lat = 0]) => [lon + 1, lat])]] },
      ),
      feature({ nr: 3 }, { type: 'Point', coordinates: [120, 30] }),
      feature({ nr: 4 }, { type: 'MultiPoint', coordinates: line(120) }),
      feature({ nr: 5 }, { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] }),
    ],
  }),
);

function asFeatures(columns: readonly string[], rows: readonly SourceRow[]): Placed[] {
  return rows.map(({ values, wkb }) =>
    feature(
      Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null])),
      wkb === undefined ? null : readWkb(wkb),
    ),
  );
}

/** To a tenth of a millimetre. */
function rounded(features: readonly Placed[]): unknown {
  return JSON.parse(JSON.stringify(features), (_, value) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
  );
}

/** What the reader makes of a layer must be what the system's GDAL makes of it. */
async function compare(path: string, layer?: string): Promise<Placed[]> {
  const { columns, rows, total } = await readPath(path, layer === undefined ? {} : { layer });
  const features = asFeatures(columns, rows);
  const expected = witness(path, ...(layer === undefined ? [] : [layer])).features;
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  const filled = expected.map(({ properties, geometry }) => feature({ ...empty, ...properties }, geometry));
  expect(rounded(features)).toEqual(rounded(filled));
  expect([null, features.length]).toContain(total);
  expect(rows.map(({ rowNo }) => rowNo)).toEqual(rows.map((_, index) => index + 1));
  return features;
}

describe.skipIf(!hasOgr2ogr)('a layer is read as the GDAL of the system reads it', () => {
  it('from a GeoPackage, all kinds of geometry and null ones too', async () => {
    ogr2ogr('-f', 'GPKG', at('a.gpkg'), at('in.geojson'), '-nln', '路段');
    const [first] = await compare(at('a.gpkg'));
    expect(first?.properties).toMatchObject({ MC: '鉴湖路', LC: 1.25, BM: 330602001001, RQ: '2020-03-01', SF: true });
    ogr2ogr('-update', '-f', 'GPKG', at('a.gpkg'), at('areas.geojson'), '-nln', 'areas', '-nlt', 'GEOMETRY');
    expect(await compare(at('a.gpkg'), 'areas')).toHaveLength(5);
    await expect(readPath(at('a.gpkg'))).rejects.toThrow(/路段、areas/);
  });

  it('from a file geodatabase, as a folder and in a zip', async () => {
    ogr2ogr('-f', 'OpenFileGDB', at('a.gdb'), at('in.geojson'), '-nln', 'roads', '-nlt', 'MULTILINESTRING');
    const features = await compare(at('a.gdb'));
    execFileSync('python3', ['-m', 'zipfile', '-c', at('gdb.zip'), 'a.gdb'], { cwd: folder });
    const zipped = await readPath(at('gdb.zip'));
    expect(asFeatures(zipped.columns, zipped.rows)).toEqual(features);
  });

  it('from a shapefile, whose rings go the other way round', async () => {
    const areas = "OGR_GEOMETRY LIKE '%POLYGON'";
    ogr2ogr('-f', 'ESRI Shapefile', at('areas.shp'), at('areas.geojson'), '-where', areas);
    const { columns, rows } = await readPath(at('areas.shp'));
    const sent = witness(at('areas.geojson'), '-where', areas).features;
    expect(rounded(asFeatures(columns, rows))).toEqual(
      rounded(sent.map((one) => feature(one.properties ?? {}, one.geometry))),
    );
    expect(rows).toHaveLength(2);
  });

  it('from MapInfo TAB and MIF in GBK', async () => {
    const gbk = ['-lco', 'ENCODING=CP936', '-mapFieldType', 'Integer64=Real'];
    ogr2ogr('-f', 'MapInfo File', at('a.tab'), at('in.geojson'), ...gbk);
    ogr2ogr('-f', 'MapInfo File', '-dsco', 'FORMAT=MIF', at('b.mif'), at('in.geojson'), ...gbk);
    for (const file of ['a.tab', 'b.mif']) expect((await compare(at(file)))[0]?.properties?.MC).toBe('鉴湖路');
  });

  it('from FlatGeobuf with and without index, and DXF', async () => {
    ogr2ogr('-f', 'FlatGeobuf', at('a.fgb'), at('in.geojson'), '-nlt', 'PROMOTE_TO_MULTI', '-where', "LXBM <> 'C3'");
    const [first] = await compare(at('a.fgb'));
    expect(first?.properties?.MC).toBe('鉴湖路');
    ogr2ogr('-f', 'DXF', at('a.dxf'), at('in.geojson'), '-select', '', '-where', "LXBM <> 'C3'");
    expect(await compare(at('a.dxf'))).toHaveLength(3);
  });
});
