import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { read, readPath } from '../support/read-source.ts';
import { readWkb } from '../support/read-wkb.ts';
import { shapefileBytes } from '../support/shapefile-bytes.ts';
import { zipBytes } from '../support/zip-bytes.ts';

// One process of GDAL serves all of these one after the other.

type Parts = Record<string, Uint8Array | string>;

const text = (encoding: string) => (value: string) => iconv.encode(value, encoding);
const utf8 = text('utf8');
const gbk = text('gbk');

function parts(encode: (value: string) => Uint8Array, rows: readonly string[], languageDriver = 0): Parts {
  return shapefileBytes(
    [encode('名称')],
    rows.map((row) => [encode(row)]),
    { languageDriver },
  );
}

function zip(parts: Parts, layer = 'layer'): Uint8Array {
  return zipBytes(
    Object.entries(parts).map(([ending, part]) => ({ name: `${layer}${ending}`, content: Buffer.from(part) })),
  );
}

const valuesOf = (source: Awaited<ReturnType<typeof read>>): unknown[] => source.rows.map(({ values }) => values[0]);
const assumed = { code: 'encoding_assumed', value: 'GBK' };

describe('the encoding of a shapefile', () => {
  it('without .cpg is UTF-8 when all of it is, and else GBK, which is told', async () => {
    const ascii = Array.from({ length: 500 }, (_, row) => `row ${row}`);
    const late = await read('utf8.zip', zip(parts(utf8, [...ascii, '鉴湖路'])));
    expect([late.columns, valuesOf(late).at(-1), late.notes]).toEqual([['名称'], '鉴湖路', []]);
    const silent = await read('gbk.zip', zip(parts(gbk, [...ascii, '鉴湖路'])));
    expect([silent.columns, valuesOf(silent).at(-1), silent.notes]).toEqual([['名称'], '鉴湖路', [assumed]]);
  });

  it('is what the .cpg says, or the language driver of the .dbf', async () => {
    for (const cpg of ['GBK', 'gb2312\r\n', '936', 'ANSI 936', 'CP936']) {
      const stated = await read('stated.zip', zip({ ...parts(gbk, ['绍兴']), '.cpg': cpg }));
      expect([valuesOf(stated), stated.notes], cpg).toEqual([['绍兴'], []]);
    }
    const driver = await read('driver.zip', zip(parts(gbk, ['绍兴'], 0x4d)));
    expect([valuesOf(driver), driver.notes]).toEqual([['绍兴'], []]);
    const big5 = await read('big5.zip', zip({ ...parts(text('big5'), ['紹興']), '.cpg': 'Big5' }));
    expect(valuesOf(big5)).toEqual(['紹興']);
  });

  it('that is neither, or not the one stated, refuses the file instead of garbling it', async () => {
    const refused = { code: 'encoding_unknown' };
    const neither = shapefileBytes([Buffer.from('A')], [[Buffer.from([0xff, 0xff, 0x41])]]);
    await expect(read('neither.zip', zip(neither))).rejects.toMatchObject(refused);
    await expect(read('lie.zip', zip({ ...parts(gbk, ['绍兴路']), '.cpg': 'UTF-8' }))).rejects.toMatchObject(refused);
  });

  it('lets a character be cut by the width of the field, and drops the half', async () => {
    const rows = [['一二三四五六七八九十']];
    for (const [encode, width, kept] of [
      [gbk, 11, '一二三四五'],
      [utf8, 13, '一二三四'],
      [utf8, 14, '一二三四'],
    ] as const) {
      const cut = shapefileBytes(
        [encode('名')],
        rows.map((row) => row.map(encode)),
        { width },
      );
      expect(valuesOf(await read('cut.zip', zip(cut)))).toEqual([kept]);
    }
  });

  it('keeps every character of GB18030 and every repeated or empty value', async () => {
    const character = fc.constantFrom(...'一丁龥、。“”㐀𠀀𪜶ÀéαЖ〇ab 0');
    const values = fc.array(
      fc.array(character, { maxLength: 20 }).map((list) => list.join('').trim()),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(values, async (rows) => {
        const encoded = rows.map((row) => [iconv.encode(row, 'gb18030')]);
        const bytes = shapefileBytes([Buffer.from('A')], encoded, { width: 90 });
        const { rows: back } = await read('any.zip', zip({ ...bytes, '.cpg': 'GB18030' }));
        expect(back.map(({ values: [value] }) => value ?? '')).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a shapefile', () => {
  const plain = parts(utf8, ['甲', '乙']);

  it('is read from its .shp with the parts beside it in any case, and from a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-shp-'));
    for (const [ending, part] of Object.entries(plain)) writeFileSync(join(folder, `路${ending.toUpperCase()}`), part);
    const fromFile = await readPath(join(folder, '路.SHP'));
    expect(valuesOf(fromFile)).toEqual(['甲', '乙']);
    expect(fromFile.rows.map(({ wkb }) => wkb && readWkb(wkb))).toEqual([
      { type: 'Point', coordinates: [120.001, 30] },
      { type: 'Point', coordinates: [120.002, 30] },
    ]);
    expect(valuesOf(await readPath(folder))).toEqual(['甲', '乙']);
  });

  it('among several wants to be named', async () => {
    const entries = ['one', 'two'].flatMap((layer) =>
      Object.entries(parts(utf8, [layer])).map(([ending, content]) => ({
        name: `${layer}${ending}`,
        content: Buffer.from(content),
      })),
    );
    const two = zipBytes(entries);
    await expect(read('two.zip', two)).rejects.toMatchObject({ code: 'layer_unknown' });
    await expect(read('two.zip', two, { layer: 'three' })).rejects.toMatchObject({ code: 'layer_unknown' });
    expect(valuesOf(await read('two.zip', two, { layer: 'two' }))).toEqual(['two']);
  });

  it('that is broken or incomplete is refused', async () => {
    const broken = { code: 'file_broken' };
    for (const ending of ['.dbf', '.shx']) {
      const { [ending]: _, ...rest } = plain;
      await expect(read('part.zip', zip(rest)), ending).rejects.toMatchObject(broken);
    }
    await expect(read('junk.zip', zip({ ...plain, '.shp': Buffer.alloc(50) }))).rejects.toMatchObject(broken);
    const short = Buffer.from(plain['.shp'] ?? '').subarray(0, 130);
    await expect(read('short.zip', zip({ ...plain, '.shp': short }))).rejects.toMatchObject(broken);
  });

  it.each([
    ['CGCS2000_3_Degree_GK_Zone_40', 40_500_000, { kind: 'epsg', srid: 4528 }],
    ['CGCS2000_3_Degree_GK_CM_120E', 500_000, { kind: 'epsg', srid: 4549 }],
  ])('in %s as ArcGIS writes it, without a code, is known', async (name, east, crs) => {
    const source = await read('prj.zip', zip({ ...plain, '.prj': gaussKruger(name, east, cgcs2000) }));
    expect(source).toMatchObject({ crs, notes: [] });
  });

  it('in an old datum keeps its name, in a system of its own on CGCS2000 is transformed, without .prj says so', async () => {
    const xian = await read(
      'xian.zip',
      zip({ ...plain, '.prj': gaussKruger('Xian_1980_GK_of_the_town', 500_000, xian1980) }),
    );
    expect(xian).toMatchObject({ crs: 'unstated', crsName: 'Xian_1980_GK_of_the_town' });
    const own = await read('own.zip', zip({ ...plain, '.prj': gaussKruger('Town_grid', 0, cgcs2000, 120.5) }));
    expect(own).toMatchObject({ crs: { kind: 'degrees' }, notes: [{ code: 'crs_transformed', value: 'Town_grid' }] });
    const [first] = own.rows.map(({ wkb }) => wkb && readWkb(wkb));
    expect(first?.type === 'Point' && first.coordinates[0]).toBeCloseTo(120.501078, 5);
    expect(await read('none.zip', zip(plain))).toMatchObject({ crs: 'unstated', crsName: null });
    expect(await read('said.zip', zip(plain), { crs: 'epsg:4549' })).toMatchObject({ crs: { srid: 4549 } });
  });
});

const cgcs2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const xian1980 =
  'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

// A name, the false easting, the datum and the central meridian: as they stand in the text.
function gaussKruger(...[name, east, datum, meridian = 120]: [string, number, string, number?]): string {
  const values = {
    False_Easting: east,
    False_Northing: 0,
    Central_Meridian: meridian,
    Scale_Factor: 1,
    Latitude_Of_Origin: 0,
  };
  const parameters = Object.entries(values).map(([key, value]) => `PARAMETER["${key}",${value}]`);
  return `PROJCS["${name}",${datum},PROJECTION["Gauss_Kruger"],${parameters.join(',')},UNIT["Meter",1.0]]`;
}
