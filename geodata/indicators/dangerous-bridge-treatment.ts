import { defineIndicator } from './define-indicator.ts';

/** 四、五类桥梁治理率. */
export default defineIndicator({
  id: 'dangerous-bridge-treatment',
  version: 2,
  title: { zh: '四、五类桥梁治理率', en: 'Bridges of class 4 and 5 treated' },
  label: { zh: '危桥治理率', en: 'Bridges treated' },
  weightUnit: { zh: '座', en: 'structures' },
  dataset: 'bridge',
  reads: ['bridge'],
  reach: { bridge: 'district' },
  levels: ['city', 'district', 'town'],
  clause: '完成危桥(隧)改造56座,四、五类桥梁治理率达到100%',
  method: {
    zh: '已治理的桥(隧)数 ÷ 四、五类桥(隧)总数;现在或基期评定为四、五类的都计入,未填基期等级而有改造日期的按四、五类计入。有改造日期即为已治理;但改造之后又评定为四、五类的,不算;没有改造日期的,即使重新评定为三类以上也不算,并标注。',
    en: 'Structures treated over all of class 4 or 5: those that are now or were at the baseline, and those with a day of treatment whose class at the baseline is not given. A day of treatment is a treatment, unless a later assessment finds class 4 or 5 again. Without such a day a structure is not treated, even if it was assessed better since, and is marked.',
  },
  params: {},
  population: `r.condition_class IN ('4', '5') OR r.baseline_class IN ('4', '5')
    OR (r.baseline_class IS NULL AND r.treated_on IS NOT NULL)`,
  success: `r.treated_on IS NOT NULL
    AND NOT (coalesce(r.condition_class, '') IN ('4', '5') AND coalesce(r.assessed_on > r.treated_on, false))`,
  weight: '1',
  states: { success: { zh: '已治理', en: 'Treated' }, gap: { zh: '未治理', en: 'Not treated' } },
  detail: {
    routeCode: 'r.route_code',
    conditionClass: 'r.condition_class',
    baselineClass: 'r.baseline_class',
    assessedOn: 'r.assessed_on',
    treatedOn: 'r.treated_on',
    betterWithoutTreatment: `r.treated_on IS NULL AND r.condition_class IN ('1', '2', '3')`,
    noLocation: 'r.site_geom4326 IS NULL',
  },
});
