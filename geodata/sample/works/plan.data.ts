/**
 * The plan table of 绍政发〔2018〕16号: 14 items by district and year; null is "—", not planned.
 * Columns in the order of `planItems`.
 */
export const planItems = [
  'substandard_upgrade',
  'low_grade_upgrade',
  'town_class2_access',
  'town_scenic_widening',
  'hamlet_deadend_build',
  'pavement_repair',
  'safety_works',
  'dangerous_bridge',
  'road_service_station',
  'beautiful_corridor',
  'town_transport_station',
  'bus_bay',
  'logistics_point',
  'rural_bus',
] as const;

export type PlanItem = (typeof planItems)[number];

export interface PlanRow {
  districtCode: string;
  year: number;
  quantities: readonly (number | null)[];
}

const row = (districtCode: string, year: number, ...quantities: (number | null)[]): PlanRow => ({
  districtCode,
  year,
  quantities,
});

export const planRows: readonly PlanRow[] = [
  row('330602', 2018, 7, 2, null, 7, null, 25, 2, 1, 1, 32, 1, 160, 40, 80),
  row('330602', 2019, null, 4, null, 10, null, 28, null, 4, 2, 74, 1, 40, 100, 80),
  row('330602', 2020, null, 4, null, 20, null, 31, null, null, 2, null, 2, 50, 60, 80),
  row('330603', 2018, 83, 27, null, 9, null, 59, 29, 2, 2, 60, 1, 63, 52, 76),
  row('330603', 2019, null, 51, null, 12, null, 66, 30, 6, 5, 73, null, 18, 130, 80),
  row('330603', 2020, null, 52, null, 25, null, 72, null, null, 5, null, 1, 19, 78, 111),
  row('330604', 2018, 27, 42, null, 3, 3, 66, 20, 3, 3, 157, 2, 140, 48, 20),
  row('330604', 2019, null, 78, 1, 3, 6, 73, 30, 13, 6, 47, 4, 40, 120, 30),
  row('330604', 2020, null, 80, 2, 7, 6, 80, null, null, 5, null, 3, 20, 72, 50),
  row('330681', 2018, 5, 73, null, 8, 2, 110, 108, 3, 5, 518, 5, 154, 40, 215),
  row('330681', 2019, null, 137, 1, 11, 4, 122, 88, 11, 9, null, 5, 44, 100, 30),
  row('330681', 2020, null, 140, null, 22, 4, 134, null, null, 9, null, 5, 32, 60, 30),
  row('330683', 2018, 32, 44, null, 11, 12, 95, 26, 2, 4, 176, 2, 140, 56, 80),
  row('330683', 2019, 50, 82, 3, 13, 24, 105, 54, 7, 8, 97, 6, 40, 140, 92),
  row('330683', 2020, 50, 84, 6, 27, 24, 116, null, null, 8, 160, 5, 20, 84, 108),
  row('330624', 2018, 25, 32, 1, 1, 3, 55, 63, 1, 2, 42, 2, 140, 54, 35),
  row('330624', 2019, 43, 58, 1, 2, 6, 61, 12, 3, 5, 114, 2, 40, 135, 40),
  row('330624', 2020, null, 60, 1, 3, 6, 67, null, null, 4, 61, 2, 20, 81, 20),
];
