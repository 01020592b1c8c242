import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';

/** Coverage by size: floor area at least what is demanded of existing and of newly planned facilities. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'minimum-size',
  version: 1,
  title: { zh: '面积达标的设施比例', en: 'Facilities of sufficient size' },
  label: { zh: '面积达标', en: 'Size' },
  clause: '覆盖方式:面积不少于规定',
  method: {
    zh: '建筑面积不少于规定的设施数 ÷ 该类设施总数;现有(运营)与新规划(规划、在建)的标准分开(可调),含本数。面积未填的计入分母、算未达标;停用的不计。',
    en: 'Facilities of the kind whose floor area is at least what is demanded, for existing (operating) and for newly planned ones (planned, being built) apart, limits included, over all that are not closed. Where the area is not stated a facility counts as too small.',
  },
  params: { facilityKind: 'medical_care_station', existingM2: 150, plannedM2: 200 },
  success: `r.floor_area_m2 >= CASE WHEN r.status IN ('planned', 'building') THEN CAST(:plannedM2 AS numeric)
                                 ELSE CAST(:existingM2 AS numeric) END`,
  states: {
    success: { zh: '面积达标', en: 'Large enough' },
    gap: { zh: '面积不足或未填', en: 'Too small or not stated' },
  },
});
