import { describe, expect, it } from 'vitest';
import { matchHeaders } from '#etl/map/match-headers.ts';
import { readMapping } from '#etl/map/read-mapping.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';

const none = { fields: {} };

function dataset(name: string): Dataset {
  const found = datasets.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function columnsOf(columns: readonly string[], name = 'road_segment') {
  const match = matchHeaders(columns, dataset(name), none);
  return Object.fromEntries(
    match.fields.filter(({ column }) => column !== undefined).map((field) => [field.name, field.column]),
  );
}

describe('headers', () => {
  it('are found by field name, Chinese, English, pinyin initials and the ten letters of a shapefile', () => {
    expect(columnsOf(['ROUTE_CODE', '路 线 名 称', 'technical class', 'lmkd', 'register_l'])).toEqual({
      route_code: 0,
      route_name: 1,
      technical_class: 2,
      width_m: 3,
      register_length_km: 4,
    });
  });

  it('may carry the unit of the field, not another one', () => {
    expect(columnsOf(['里程(公里)', '路面宽度（m）'])).toEqual({ register_length_km: 0, width_m: 1 });
    expect(columnsOf(['里程(米)'])).toEqual({});
  });

  it('that mean one field twice are refused, unless one is the field itself', () => {
    expect(() => columnsOf(['路线编码', '路线编号'])).toThrow(expect.objectContaining({ code: 'header_faulty' }));
    expect(columnsOf(['路线编码', 'route_code'])).toEqual({ route_code: 1 });
  });

  it('of personal data are never read, even when a mapping names them', async () => {
    const columns = ['路长', '路长手机号', '身份证号', '银行账号', 'route_code'];
    const match = matchHeaders(columns, dataset('road_segment'), none);
    expect(match.personalColumns).toEqual(['路长手机号', '身份证号', '银行账号']);
    const mapping = await readMapping(
      { fields: { road_chief_post: { column: '路长手机号' } } },
      dataset('road_segment'),
    );
    const mapped = matchHeaders(columns, dataset('road_segment'), mapping).fields.find(
      ({ name }) => name === 'road_chief_post',
    );
    expect(mapped?.column).toBeUndefined();
  });

  it('that nobody knows are named', () => {
    expect(matchHeaders(['route_code', '备注', '__proto__'], dataset('road_segment'), none).unknownColumns).toEqual([
      '备注',
      '__proto__',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', "'; DROP TABLE load; --", '', ' ', '\u0000', '字'.repeat(10_000)])(
    'survive %j',
    (header) => {
      expect(columnsOf([header, 'route_code'])).toEqual({ route_code: 1 });
    },
  );

  it('of both reference points of a village are kept apart', () => {
    const columns = ['code', 'committee_lon', 'committee_lat', '礼堂经度', '礼堂纬度'];
    const { geometries } = matchHeaders(columns, dataset('village'), none);
    expect(geometries.map(({ lon, lat }) => [lon, lat])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('a mapping', () => {
  it.each([
    [{ fields: { nothing: { column: 'A' } } }, 'has no field nothing'],
    [{ fields: { route_code: {} } }, 'column or constant'],
    [{ fields: { route_code: { column: 'A', constant: 1 } } }, 'column or constant'],
    [{ field: {} }, 'fields'],
    ['/nowhere/mapping.json', 'not found'],
  ])('that is faulty is refused: %j', async (given, why) => {
    await expect(readMapping(given, dataset('road_segment'))).rejects.toThrow(why);
  });

  it('that names a column the file lacks is refused', async () => {
    const mapping = await readMapping({ fields: { route_code: { column: 'ER_ID' } } }, dataset('road_segment'));
    expect(() => matchHeaders(['route_code'], dataset('road_segment'), mapping)).toThrow('ER_ID');
  });

  it('goes before the aliases', async () => {
    const mapping = await readMapping({ fields: { route_code: { column: 'er_id' } } }, dataset('road_segment'));
    const match = matchHeaders(['route_code', 'ER_ID'], dataset('road_segment'), mapping);
    expect(match.fields.find(({ name }) => name === 'route_code')?.column).toBe(1);
    expect(match.unknownColumns).toEqual(['route_code']);
  });
});
