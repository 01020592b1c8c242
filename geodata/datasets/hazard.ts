import { hazardKinds } from '../vocabulary/hazard.ts';
import { adminGrades } from '../vocabulary/road.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture } from './rules/date-rules.ts';
import { datesInOrder } from './rules/order-rules.ts';
import { placeChecks, placeDerivations, placeFields } from './rules/place-fields.ts';

/** 隐患: a safety hazard on a road or an obstruction beside it, from finding to treatment. */
export default defineDataset({
  name: 'hazard',
  zh: '隐患',
  en: 'hazard',
  key: ['hazard_code'],
  fields: {
    hazard_code: {
      type: 'text',
      zh: '隐患编码',
      en: 'hazard code',
      required: true,
      aliases: ['隐患编号', '隐患点编号', '问题编号', 'YHBM', 'YHBH'],
    },
    name: { type: 'text', zh: '隐患名称', en: 'hazard name', aliases: ['隐患描述', '隐患点名称', '名称', 'YHMC'] },
    kind: {
      type: 'code',
      codes: hazardKinds,
      zh: '隐患类型',
      en: 'hazard kind',
      required: true,
      aliases: ['类型', '隐患类别', 'YHLX'],
    },
    route_code: { type: 'text', zh: '路线编码', en: 'route', aliases: ['路线编号', 'LXBM', 'LXBH'] },
    admin_grade: {
      type: 'code',
      codes: adminGrades,
      zh: '行政等级',
      en: 'administrative grade',
      aliases: ['道路等级', '路线行政等级', 'XZDJ'],
    },
    chainage_km: {
      type: 'chainage',
      zh: '桩号',
      en: 'chainage',
      min: 0,
      max: 9_999,
      aliases: ['中心桩号', '位置桩号', 'ZXZH'],
    },
    found_on: { type: 'date', zh: '排查日期', en: 'day found', aliases: ['发现日期', '登记日期', 'FXRQ', 'PCRQ'] },
    treated_on: {
      type: 'date',
      zh: '治理日期',
      en: 'day treated',
      aliases: ['治理完成日期', '销号日期', '整改日期', 'ZLRQ', 'XHRQ'],
    },
    ...placeFields,
  },
  geometries: [
    {
      column: 'site_geom4326',
      type: 'any',
      zh: '位置',
      en: 'place',
      fromFile: true,
      lon: ['lon', 'lng', 'longitude', 'x', '经度', 'JD'],
      lat: ['lat', 'latitude', 'y', '纬度', 'WD'],
    },
  ],
  derive: [
    {
      column: 'admin_grade',
      sql: `
        SELECT s.row_no, CASE left(s.route_code, 1)
                 WHEN 'C' THEN 'village' WHEN 'Y' THEN 'township' WHEN 'X' THEN 'county'
                 WHEN 'S' THEN 'provincial' WHEN 'G' THEN 'national' WHEN 'Z' THEN 'dedicated' END AS value
        FROM ??stage s
        WHERE s.admin_grade IS NULL AND left(s.route_code, 1) IN ('C', 'Y', 'X', 'S', 'G', 'Z')`,
    },
    ...placeDerivations('ST_Centroid(s.site_geom4326)'),
  ],
  checks: [
    ...placeChecks,
    datesInOrder('found_on', 'treated_on', 'warning'),
    dayNotInFuture('found_on'),
    dayNotInFuture('treated_on'),
    {
      code: 'hazard_without_grade',
      severity: 'warning',
      field: 'admin_grade',
      zh: '没有行政等级也没有可识别的路线编码：不知是否县乡公路，按县乡公路计入。请补填',
      en: 'neither a grade nor a route code that tells it: it counts as one of a county or township road; give the grade',
      when: `s.kind = 'safety' AND s.admin_grade IS NULL`,
      value: 's.hazard_code',
    },
  ],
});
