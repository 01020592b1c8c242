import { defineIndicator } from '../define-indicator.ts';
import { ruralTownMethod, ruralTowns, towns } from '../parts/rural-town.ts';

const reads = ['region', 'road_segment'];
const counting = ruralTowns(reads);

/** Coverage by region: at least one 美丽公路 in every town. */
export default defineIndicator({
  id: 'beautiful-road-per-town',
  version: 1,
  title: { zh: '创建“美丽公路”的乡镇比例', en: 'Towns with a beautiful road' },
  label: { zh: '镇镇有美丽公路', en: 'Beautiful road per town' },
  weightUnit: towns,
  dataset: 'region',
  reads,
  levels: ['city', 'district', 'town'],
  clause: '全面开展“美丽公路”创建工作（每个乡镇不少于一条路创建）',
  method: {
    zh: `至少有规定条数的农村公路路线含“美丽公路”路段的乡镇数 ÷ 乡镇总数。${ruralTownMethod.zh}`,
    en: `Towns with at least the given number of rural routes that have a segment marked as beautiful road over all towns. ${ruralTownMethod.en}`,
  },
  params: { atLeast: 1 },
  joins: `
  LEFT JOIN (
    SELECT segment.town_code AS code, count(DISTINCT segment.route_code) AS routes, min(segment.route_name) AS route_name
      FROM road_segment_at(:root, :load) segment
     WHERE segment.is_beautiful AND segment.admin_grade IN ('county', 'township', 'village')
     GROUP BY 1
  ) beautiful ON beautiful.code = r.code
  ${counting.joins}`,
  population: counting.population,
  success: 'beautiful.routes >= CAST(:atLeast AS integer)',
  weight: '1',
  states: { success: { zh: '已创建', en: 'Has one' }, gap: { zh: '未创建', en: 'Has none' } },
  detail: {
    routeCount: 'coalesce(beautiful.routes, 0)',
    routeName: 'beautiful.route_name',
    ruralRoadKm: 'road.rural_km',
  },
});
