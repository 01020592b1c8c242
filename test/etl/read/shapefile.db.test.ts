import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, readPath, write } from '../support/read-source.ts';
import { shapefileParts } from '../support/write-shapefile.ts';

// No database is needed, but GDAL starts a dozen times: too slow for the pure tests.

const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { 名称: '绍兴', n: 1.5 }, geometry: { type: 'Point', coordinates: [120.5, 30] } },
  ],
});
const plain = shapefileParts(geojson);
const gbk = shapefileParts(geojson, { encoding: 'GBK' });
const metres = shapefileParts(geojson, { epsg: 4549 });

type Parts = typeof plain;

/** A zip of the parts without some, under another layer name or folder. */
function zip(parts: Parts, { without = [], as = 'layer' }: { without?: string[]; as?: string } = {}): Uint8Array {
  return zipSync(renamed(parts, as, without));
}

function renamed(parts: Parts, as: string, without: readonly string[] = []): Parts {
  const kept = Object.entries(parts).filter(([name]) => !without.some((ending) => name.endsWith(ending)));
  return Object.fromEntries(kept.map(([name, part]) => [name.replace('layer', as), part]));
}

describe('shapefiles', () => {
  it('are read from a zip and from a folder, with UTF-8 stated or not', async () => {
    const bare = await read('bare.zip', zip(plain, { without: ['.cpg'] }));
    expect(bare.columns).toEqual(['名称', 'n']);
    expect(bare.rows).toEqual([
      { rowNo: 1, values: ['绍兴', 1.5], geometry: { type: 'Point', coordinates: [120.5, 30] } },
    ]);
    const paths = Object.entries(renamed(plain, 'stops')).map(([file, part]) => write(file, part));
    expect((await readPath(paths.find((path) => path.endsWith('.shp')) ?? '')).rows).toEqual(bare.rows);
  });

  it('in GBK are read when they say so and refused, not garbled, when they do not', async () => {
    expect((await read('gbk.zip', zip(gbk))).rows[0]?.values).toEqual(['绍兴', 1.5]);
    await expect(read('silent.zip', zip(gbk, { without: ['.cpg'] }))).rejects.toMatchObject({
      code: 'encoding_unknown',
    });
  });

  it('without .prj are taken as degrees only when they look like it, and say so', async () => {
    const degrees = await read('degrees.zip', zip(plain, { without: ['.prj'] }));
    expect(degrees.notes).toEqual([{ code: 'crs_assumed', value: 'WGS84/CGCS2000' }]);
    const silent = zip(metres, { without: ['.prj'] });
    await expect(read('metres.zip', silent)).rejects.toMatchObject({ code: 'crs_unstated' });
    const told = await read('metres.zip', silent, { crs: 'epsg:4549' });
    expect(told.crs).toEqual({ kind: 'epsg', srid: 4549 });
    const { geometry } = told.rows[0] ?? {};
    expect(geometry?.type === 'Point' && (geometry.coordinates[0] ?? 0)).toBeGreaterThan(500_000);
  });

  it('of several layers want one to be named', async () => {
    const two = zipSync({ ...renamed(plain, 'one'), ...renamed(gbk, 'two') });
    await expect(read('two.zip', two)).rejects.toMatchObject({ code: 'layer_unknown' });
    await expect(read('two.zip', two, { layer: 'three' })).rejects.toMatchObject({ code: 'layer_unknown' });
    expect((await read('two.zip', two, { layer: 'two' })).rows[0]?.values).toEqual(['绍兴', 1.5]);
  });

  it('that climb out of their folder are kept inside', async () => {
    expect((await read('climb.zip', zip(plain, { as: '../../up/layer' }))).rows).toHaveLength(1);
  });

  it('that are broken are refused', async () => {
    const broken = { code: 'file_broken' };
    await expect(read('no.zip', 'not a zip')).rejects.toMatchObject(broken);
    await expect(read('none.zip', zipSync({ 'a.txt': new Uint8Array(3) }))).rejects.toMatchObject(broken);
    await expect(read('nodbf.zip', zip(plain, { without: ['.dbf'] }))).rejects.toMatchObject(broken);
    const junk = zipSync({ ...plain, 'layer.shp': new Uint8Array(50), 'layer.shx': new Uint8Array(50) });
    await expect(read('junk.zip', junk)).rejects.toMatchObject(broken);
  });
});
