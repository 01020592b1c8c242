import { bridgeClasses, bridgeKinds } from '../vocabulary/hazard.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture } from './rules/date-rules.ts';
import { placeChecks, placeDerivations, placeFields } from './rules/place-fields.ts';

/** 桥梁(隧道): condition and treatment. A dangerous one that was rebuilt keeps its day of treatment. */
export default defineDataset({
  name: 'bridge',
  zh: '桥梁',
  en: 'bridge',
  key: ['bridge_code'],
  fields: {
    bridge_code: {
      type: 'text',
      zh: '桥梁编码',
      en: 'bridge code',
      required: true,
      aliases: ['桥梁代码', '桥梁编号', '桥(隧)编码', 'QLBM', 'QLDM'],
    },
    name: { type: 'text', zh: '桥梁名称', en: 'bridge name', aliases: ['桥名', '名称', 'QLMC'] },
    kind: { type: 'code', codes: bridgeKinds, zh: '桥隧类型', en: 'bridge or tunnel', aliases: ['类型'] },
    route_code: { type: 'text', zh: '路线编码', en: 'route', aliases: ['路线编号', 'LXBM', 'LXBH'] },
    chainage_km: { type: 'chainage', zh: '中心桩号', en: 'chainage', min: 0, max: 9_999, aliases: ['桩号', 'ZXZH'] },
    length_m: {
      type: 'number',
      zh: '桥长',
      en: 'bridge length',
      min: 0,
      max: 100_000,
      aliases: ['全长', '桥梁全长', 'QC'],
    },
    condition_class: {
      type: 'code',
      codes: bridgeClasses,
      zh: '技术状况等级',
      en: 'condition class',
      aliases: ['技术状况', '评定等级', '桥梁技术状况', 'JSZK', 'PDDJ'],
    },
    baseline_class: {
      type: 'code',
      codes: bridgeClasses,
      zh: '基期技术状况等级',
      en: 'condition class at the baseline',
      aliases: ['改造前技术状况', '改造前等级', '原技术状况等级', '基期等级', 'JQJSZK'],
    },
    assessed_on: { type: 'date', zh: '评定日期', en: 'day assessed', aliases: ['检测日期', 'PDRQ'] },
    treated_on: {
      type: 'date',
      zh: '改造日期',
      en: 'day treated',
      aliases: ['改造完成日期', '加固日期', '治理日期', 'GZRQ'],
    },
    ...placeFields,
  },
  geometries: [
    {
      column: 'site_geom4326',
      type: 'point',
      zh: '位置',
      en: 'place',
      fromFile: true,
      lon: ['lon', 'lng', 'longitude', 'x', '经度', 'JD'],
      lat: ['lat', 'latitude', 'y', '纬度', 'WD'],
    },
  ],
  derive: placeDerivations('s.site_geom4326'),
  checks: [...placeChecks, dayNotInFuture('assessed_on'), dayNotInFuture('treated_on')],
});
