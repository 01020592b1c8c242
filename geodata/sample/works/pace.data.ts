import type { PlanItem } from './plan.data.ts';

/** Share of the year's plan done, where a district is plainly behind or ahead of the usual (made up). */
export interface Pace {
  districtCode: string;
  item: PlanItem;
  year: number;
  done: number;
}

export const unusualPaces: readonly Pace[] = [
  { districtCode: '330683', item: 'substandard_upgrade', year: 2019, done: 0.81 },
  { districtCode: '330683', item: 'substandard_upgrade', year: 2020, done: 0.34 },
  { districtCode: '330683', item: 'beautiful_corridor', year: 2020, done: 0.42 },
  { districtCode: '330683', item: 'town_class2_access', year: 2020, done: 0.34 },
  { districtCode: '330624', item: 'bus_bay', year: 2020, done: 0.35 },
  { districtCode: '330624', item: 'safety_works', year: 2018, done: 1.17 },
  { districtCode: '330681', item: 'pavement_repair', year: 2020, done: 0.44 },
  { districtCode: '330681', item: 'logistics_point', year: 2020, done: 1 },
  { districtCode: '330604', item: 'logistics_point', year: 2020, done: 1.08 },
  { districtCode: '330604', item: 'low_grade_upgrade', year: 2019, done: 0.84 },
  { districtCode: '330603', item: 'low_grade_upgrade', year: 2019, done: 1.16 },
  { districtCode: '330602', item: 'town_scenic_widening', year: 2020, done: 0.3 },
  { districtCode: '330602', item: 'pavement_repair', year: 2020, done: 1.05 },
];
