import { defineIndicator } from './define-indicator.ts';

/** 县乡公路安全隐患治理率. */
export default defineIndicator({
  id: 'hazard-treatment',
  version: 1,
  title: { zh: '县乡公路安全隐患治理率', en: 'Safety hazards of county and township roads treated' },
  label: { zh: '隐患治理率', en: 'Hazards treated' },
  weightUnit: { zh: '处隐患', en: 'hazards' },
  dataset: 'hazard',
  reads: ['hazard'],
  reach: { hazard: 'district' },
  levels: ['city', 'district', 'town'],
  clause: '县乡公路安全隐患治理率100%',
  method: {
    zh: '已填治理日期的安全隐患数 ÷ 县道、乡道上登记的安全隐患总数。道路等级未知的按县乡公路计入;路域杂物不是安全隐患,不计。',
    en: 'Safety hazards with a day of treatment over all safety hazards registered on county and township roads. Where the grade of the road is not known the hazard counts; roadside clutter is no safety hazard.',
  },
  params: {},
  population: `r.kind = 'safety' AND coalesce(r.admin_grade, 'county') IN ('county', 'township')`,
  success: 'r.treated_on IS NOT NULL',
  weight: '1',
  states: { success: { zh: '已治理', en: 'Treated' }, gap: { zh: '未治理', en: 'Not treated' } },
  detail: {
    routeCode: 'r.route_code',
    adminGrade: 'r.admin_grade',
    foundOn: 'r.found_on',
    treatedOn: 'r.treated_on',
    gradeUnknown: 'r.admin_grade IS NULL',
    noLocation: 'r.site_geom4326 IS NULL',
  },
});
