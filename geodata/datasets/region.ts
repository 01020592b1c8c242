import { codeList } from '../vocabulary/code-list.ts';
import { defineDataset, type RowCheck } from './define-dataset.ts';
import { datesInOrder } from './rules/order-rules.ts';
import { nameDiffers } from './rules/region-name-rules.ts';

const levels = codeList([
  { code: 'city', zh: '市', en: 'city', aliases: ['地级市', '设区市'] },
  { code: 'district', zh: '区县', en: 'district', aliases: ['县', '区', '县级市', 'county', 'block'] },
  { code: 'town', zh: '乡镇', en: 'town', aliases: ['镇', '乡', '街道', '乡镇(街道)', 'township'] },
  { code: 'village', zh: '建制村', en: 'village', aliases: ['村', '社区'] },
]);

/** A code that had another name may be renamed, or be of the other list, which numbers the towns differently. */
const renamedRegion: RowCheck = {
  code: 'region_name_differs',
  severity: 'warning',
  field: 'name',
  zh: '该代码现行的名称不同：可能已更名，也可能出自另一套代码表(统计用区划代码与民政代码不同)。请核对',
  en: 'the standing region of this code has another name: it was renamed, or the code is of another list (statistical and civil-affairs codes differ); check it',
  ...nameDiffers('code', 'name'),
};

/** 区域, time-valid. The outline may be absent; `outline_source` says where it comes from. */
export default defineDataset({
  name: 'region',
  zh: '区域',
  en: 'region',
  key: ['code'],
  fields: {
    code: {
      type: 'text',
      zh: '区域代码',
      en: 'region code',
      required: true,
      aliases: ['代码', '行政区划代码', '区划代码', 'adcode', 'QYDM', 'XZQHDM', 'XZQDM', 'region'],
    },
    name: { type: 'text', zh: '区域名称', en: 'region name', required: true, aliases: ['名称', 'QYMC', 'XZQMC'] },
    name_en: { type: 'text', zh: '英文名称', en: 'english name', aliases: ['YWMC'] },
    level: {
      type: 'code',
      codes: levels,
      zh: '级别',
      en: 'region level',
      required: true,
      aliases: ['区域级别', '行政级别', 'JB'],
    },
    parent_code: { type: 'text', zh: '上级代码', en: 'parent', aliases: ['上级区域', '上级区域代码', 'SJDM'] },
    seat_lon: { type: 'longitude', zh: '驻地经度', en: 'seat longitude', aliases: ['政府驻地经度', 'ZDJD'] },
    seat_lat: { type: 'latitude', zh: '驻地纬度', en: 'seat latitude', aliases: ['政府驻地纬度', 'ZDWD'] },
    population: { type: 'integer', zh: '人口', en: 'people', min: 0, max: 2_000_000_000, aliases: ['人口数', 'RK'] },
    valid_from: { type: 'date', zh: '生效日期', en: 'valid from', aliases: ['启用日期', 'SXRQ'] },
    valid_to: { type: 'date', zh: '失效日期', en: 'valid to', aliases: ['停用日期', '撤销日期'] },
    outline_source: { type: 'text', zh: '边界来源', en: 'outline source', aliases: ['BJLY'] },
  },
  geometries: [
    { column: 'outline_geom4326', type: 'polygon', zh: '边界', en: 'outline', fromFile: true, lon: [], lat: [] },
  ],
  derive: [
    {
      column: 'area_km2',
      sql: `
        SELECT s.row_no, round(CAST(ST_Area(CAST(s.outline_geom4326 AS geography)) / 1000000 AS numeric), 6) AS value
        FROM ??stage s WHERE s.outline_geom4326 IS NOT NULL`,
    },
  ],
  checks: [
    {
      code: 'unknown_parent',
      severity: 'error',
      field: 'parent_code',
      zh: '上级区域既不在文件中也不在现行区域中。请补充上级区域或更正代码',
      en: 'the region above is neither in the file nor standing; add it or correct the code',
      when: `
        s.code <> :root AND s.parent_code IS NOT NULL
        AND s.parent_code NOT IN (SELECT p.code FROM ??stage p WHERE p.code IS NOT NULL)
        AND s.parent_code NOT IN (
          SELECT r.code FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647)`,
      value: 's.parent_code',
    },
    {
      code: 'no_parent',
      severity: 'error',
      field: 'parent_code',
      zh: '缺少上级区域代码：只有最上级区域可以没有上级。请补填',
      en: 'no region above: only the root has none; give the code of the region above',
      when: 's.parent_code IS NULL AND s.code <> :root',
      value: 's.code',
    },
    datesInOrder('valid_from', 'valid_to', 'error'),
    renamedRegion,
  ],
});
