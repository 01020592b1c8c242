import { defineIndicator } from './define-indicator.ts';
import { isRuralRoad, kilometres, lengthMethod, roadSegmentDetail } from './rural-road.ts';

/** 列养率. */
export default defineIndicator({
  id: 'maintenance-rate',
  version: 1,
  title: { zh: '农村公路列养率', en: 'Rural roads in the maintenance inventory' },
  label: { zh: '列养率', en: 'Maintained' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads: ['road_segment'],
  reach: { road_segment: 'district' },
  levels: ['city', 'district', 'town'],
  clause: '“养好”方面:实现“路路列管养、路况逐年提”。农村公路列养率100%',
  method: {
    zh: `列养里程 ÷ 农村公路总里程。${lengthMethod.zh}是否列养未填的,不算列养。`,
    en: `Kilometres maintained over all rural kilometres. ${lengthMethod.en} A segment whose maintenance is not stated does not count as maintained.`,
  },
  params: {},
  population: isRuralRoad,
  success: 'r.maintained',
  weight: 'r.length_km',
  states: {
    success: { zh: '已列养', en: 'Maintained' },
    gap: { zh: '未列养', en: 'Not maintained' },
  },
  detail: { ...roadSegmentDetail, maintained: 'r.maintained' },
});
