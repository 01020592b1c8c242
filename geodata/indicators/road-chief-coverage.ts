import { defineIndicator } from './define-indicator.ts';
import { isRuralRoad, kilometres, lengthMethod, roadSegmentDetail } from './rural-road.ts';

/** “路长制”覆盖率. */
export default defineIndicator({
  id: 'road-chief-coverage',
  version: 1,
  title: { zh: '农村公路“路长制”覆盖率', en: 'Rural roads with a road chief' },
  label: { zh: '路长制覆盖率', en: 'Road chiefs' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads: ['road_segment'],
  reach: { road_segment: 'district' },
  levels: ['city', 'district', 'town'],
  clause: '“管好”方面:实现“镇镇有机构、路路有路长”。乡镇农村公路管理机构设置比例100%,农村公路“路长制”覆盖率100%',
  method: {
    zh: `设有路长的里程 ÷ 农村公路总里程;以登记的路长职务为准,不登记个人电话。${lengthMethod.zh}`,
    en: `Kilometres with a road chief over all rural kilometres; what counts is the registered post and office, never a private phone. ${lengthMethod.en}`,
  },
  params: {},
  population: isRuralRoad,
  success: `btrim(r.road_chief_post) <> ''`,
  weight: 'r.length_km',
  states: {
    success: { zh: '已设路长', en: 'With a road chief' },
    gap: { zh: '未设路长', en: 'Without a road chief' },
  },
  detail: { ...roadSegmentDetail, roadChiefPost: 'r.road_chief_post' },
});
