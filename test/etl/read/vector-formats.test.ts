import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '#etl/read/define-reader.ts';
import { hasOgr2ogr, ogr2ogr, witness } from '../support/ogr2ogr.ts';
import { osmPbf } from '../support/osm-pbf.ts';
import { read, readPath } from '../support/read-source.ts';
import { readWkb } from '../support/read-wkb.ts';
import { zipBytes } from '../support/zip-bytes.ts';

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
    const options = ['-nlt', 'PROMOTE_TO_MULTI', '-where', "LXBM <> 'C3'"];
    ogr2ogr('-f', 'FlatGeobuf', at('a.fgb'), at('in.geojson'), ...options);
    const indexed = await compare(at('a.fgb'));
    expect(indexed.map(({ properties }) => properties?.MC)).toContain('鉴湖路');
    ogr2ogr('-f', 'FlatGeobuf', at('plain.fgb'), at('in.geojson'), '-lco', 'SPATIAL_INDEX=NO', ...options);
    expect(statSync(at('plain.fgb')).size).toBeLessThan(statSync(at('a.fgb')).size);
    const plain = await compare(at('plain.fgb'));
    // The index sorts the rows by their place.
    const texts = (features: readonly Placed[]): string[] => features.map((one) => JSON.stringify(one)).sort();
    expect(texts(plain)).toEqual(texts(indexed));
    ogr2ogr('-f', 'DXF', at('a.dxf'), at('in.geojson'), '-select', '', '-where', "LXBM <> 'C3'");
    expect(await compare(at('a.dxf'))).toHaveLength(3);
  });
});

const placemark = (name: string, inner: string): string =>
  `<Placemark><name>${name}</name>${inner}<Point><coordinates>120.5,30.25,7</coordinates></Point></Placemark>`;
const kml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Folder><name>路网</name><Folder><name>站点</name>
${placemark('前村', '<description><![CDATA[a <b>&amp;</b> "乙"]]></description><ExtendedData><Data name="等级"><value>四级 &lt; 三级</value></Data></ExtendedData>')}
${placemark('后村', '<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="班次">12</SimpleData></SchemaData></ExtendedData>')}
</Folder></Folder>
<Folder><name>空</name>${placemark('x', '')}</Folder>
</Document></kml>`;

const stations = {
  columns: ['Name', 'Description', '等级', '班次'],
  values: [
    ['前村', 'a <b>&amp;</b> "乙"', '四级 < 三级', null],
    ['后村', '', null, '12'],
  ],
};

describe('KML', () => {
  it('has a layer a folder, nested ones too, and the attributes of its placemarks as columns', async () => {
    const texts = [kml('UTF-8'), iconv.encode(kml('GBK'), 'gbk')];
    for (const text of texts) {
      const { columns, rows } = await read('stations.kml', text, { layer: '站点' });
      expect({ columns, values: rows.map(({ values }) => values) }).toEqual(stations);
      expect(rows[0]?.wkb && readWkb(rows[0].wkb)).toEqual({ type: 'Point', coordinates: [120.5, 30.25] });
    }
    await expect(read('stations.kml', kml('UTF-8'))).rejects.toThrow(/站点、空/);
  });

  it('may be packed as KMZ, and is refused when it is broken', async () => {
    const kmz = zipBytes([
      { name: 'doc.kml', content: Buffer.from(kml('UTF-8')) },
      { name: 'files/a.png', content: Buffer.alloc(3) },
    ]);
    expect((await read('stations.kmz', kmz, { layer: '站点' })).rows).toHaveLength(2);
    await expect(read('cut.kml', kml('UTF-8').slice(0, 400))).rejects.toMatchObject({ code: 'file_broken' });
    await expect(read('gbk.kml', iconv.encode(kml('UTF-8'), 'gbk'))).rejects.toMatchObject({
      code: 'encoding_unknown',
    });
  });

  it('of openings without an end is not slow', async () => {
    const hostile = `<kml>${'<Placemark><ExtendedData><Data name="a"><![CDATA['.repeat(20_000)}</kml>`;
    await expect(read('hostile.kml', hostile)).rejects.toMatchObject({ code: 'file_broken' });
  }, 5_000);
});

const osm = `<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
<node id="1" lat="30" lon="120" version="1"/><node id="2" lat="30.1" lon="120.1" version="1"/>
<node id="3" lat="30.2" lon="120.1" version="1"><tag k="highway" v="bus_stop"/><tag k="name" v="前村"/><tag k="bus" v="yes"/><tag k="public_transport" v="platform"/><tag k="odd" v="x"/></node>
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="tertiary"/><tag k="surface" v="asphalt"/><tag k="ref" v="X101"/><tag k="maxspeed" v="40"/><tag k="tracktype" v="grade2"/></way>
</osm>`;

describe('OpenStreetMap', () => {
  const named = ({ columns, rows }: Awaited<ReturnType<typeof read>>) =>
    rows.map(({ values }) => Object.fromEntries(columns.map((column, index) => [column, values[index]])));

  it('gives roads and stops with their tags as columns, by layer', async () => {
    const roads = await read('a.osm', osm, { layer: 'lines' });
    const road = {
      osm_id: '10',
      highway: 'tertiary',
      surface: 'asphalt',
      ref: 'X101',
      maxspeed: '40',
      tracktype: 'grade2',
    };
    expect(named(roads)).toEqual([expect.objectContaining(road)]);
    const [wkb] = roads.rows.map((row) => row.wkb);
    expect(wkb && readWkb(wkb)).toEqual({
      type: 'LineString',
      coordinates: [
        [120, 30],
        [120.1, 30.1],
        [120.1, 30.2],
      ],
    });
    const stop = {
      name: '前村',
      highway: 'bus_stop',
      bus: 'yes',
      public_transport: 'platform',
      other_tags: '"odd"=>"x"',
    };
    expect(named(await read('a.osm', osm, { layer: 'points' }))).toEqual([expect.objectContaining(stop)]);
    await expect(read('a.osm', osm)).rejects.toThrow(/points、lines/);
  });

  it('says the same in protocol buffers', async () => {
    const nodes = [
      { id: 1, lon: 120, lat: 30 },
      { id: 2, lon: 120.1, lat: 30.1 },
      {
        id: 3,
        lon: 120.1,
        lat: 30.2,
        tags: { highway: 'bus_stop', name: '前村', bus: 'yes', public_transport: 'platform', odd: 'x' },
      },
    ];
    const tags = { highway: 'tertiary', surface: 'asphalt', ref: 'X101', maxspeed: '40', tracktype: 'grade2' };
    const pbf = osmPbf(nodes, [{ id: 10, nodes: [1, 2, 3], tags }]);
    for (const layer of ['lines', 'points']) {
      const { columns, rows } = await read('a.osm.pbf', pbf, { layer });
      const same = await read('a.osm', osm, { layer });
      expect(columns).toEqual(same.columns);
      expect(rounded(asFeatures(columns, rows))).toEqual(rounded(asFeatures(columns, same.rows)));
      expect(rows).toHaveLength(1);
    }
  });
});
