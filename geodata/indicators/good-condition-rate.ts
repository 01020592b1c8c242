import { defineIndicator } from './define-indicator.ts';
import { isRuralRoad, kilometres, lengthMethod, roadSegmentDetail } from './rural-road.ts';

/** 优良中等路率. */
export default defineIndicator({
  id: 'good-condition-rate',
  version: 1,
  title: { zh: '农村公路优良中等路率', en: 'Rural roads in excellent, good or fair condition' },
  label: { zh: '优良中等路率', en: 'Fair or better' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads: ['road_segment'],
  reach: { road_segment: 'district' },
  levels: ['city', 'district', 'town'],
  clause: '至2020年,年度大中修里程占农村公路总里程5.5%以上,优良中等路率达到92%以上',
  method: {
    zh: `评定为优、良、中的里程 ÷ 已评定的农村公路里程;未评定的路段不计入分母。${lengthMethod.zh}`,
    en: `Kilometres rated excellent, good or fair over the rural kilometres that were assessed; segments not assessed are left out. ${lengthMethod.en}`,
  },
  params: {},
  population: `${isRuralRoad} AND r.condition IS NOT NULL`,
  success: `r.condition IN ('excellent', 'good', 'fair')`,
  weight: 'r.length_km',
  states: {
    success: { zh: '优、良、中', en: 'Excellent, good or fair' },
    gap: { zh: '次、差', en: 'Poor or bad' },
  },
  detail: { ...roadSegmentDetail, condition: 'r.condition', conditionYear: 'r.condition_year' },
});
