import { ofAsked } from './asked-districts.ts';
import { defineIndicator } from './define-indicator.ts';
import { aGrade } from './parts/a-grade.ts';
import { nearestRoad, nearRoad, placesNearChanged } from './parts/road-nearby.ts';

const grade = aGrade('r.grade');

/** CASE, for the planner takes the grade for more selective than it is, and would read the roads once for each area. */
const scenic = (grades: string): string => `
  SELECT f.facility_code AS code, f.site_geom4326 AS point4326, f.district_code
    FROM facility_at(:root, :load) f
   WHERE 'scenic_area' = ANY (f.kinds) AND CASE WHEN ${aGrade('f.grade')} IN (${grades}) THEN true ELSE false END
     ${ofAsked('f.district_code')}`;

/** 景区通达: 4A and above by class 2, 3A by class 3. */
export default defineIndicator({
  id: 'scenic-area-access',
  version: 2,
  title: { zh: '景区通达等级公路比例', en: 'Scenic areas reached by a road of their class' },
  label: { zh: '景区通等级路', en: 'Scenic access' },
  weightUnit: { zh: '个景区', en: 'scenic areas' },
  dataset: 'facility',
  reads: ['facility', 'road_segment'],
  reach: { facility: 'district', road_segment: placesNearChanged(scenic(`'3A', '4A', '5A'`), ['1', '2', '3']) },
  levels: ['city', 'district', 'town'],
  clause: '全市4A级以上景区、有条件的3A级景区分别通达二级以上、三级以上公路',
  method: {
    zh: '4A级以上景区1公里(可调)内有二级以上公路、3A级景区内有三级以上公路的,为通达;÷ 登记的3A级以上运营景区数。“有条件的3A级”文件未定标准,登记的3A级景区全部计入。椭球面距离按毫米取整,含1公里。无坐标的计入分母、算未通达。',
    en: 'Scenic areas of 4A and above with a road of class 2 or better within 1 km (a setting), and 3A ones with class 3 or better, over all operating ones of 3A and above. The text does not say which 3A areas are eligible: all that are registered count. On the ellipsoid, to the millimetre, 1 km included. Without a place an area counts as not reached.',
  },
  params: { withinM: 1000 },
  joins: `
  LEFT JOIN (${nearRoad(scenic(`'3A', '4A', '5A'`), ['1', '2'])}
    UNION
    ${nearRoad(scenic(`'3A'`), ['3'])}
  ) reached ON reached.code = r.facility_code`,
  detailJoins: nearestRoad('r.site_geom4326', ['1', '2', '3']),
  population: `'scenic_area' = ANY (r.kinds) AND coalesce(r.status, 'operating') = 'operating'
    AND ${grade} IN ('3A', '4A', '5A')`,
  success: 'reached.code IS NOT NULL',
  weight: '1',
  states: {
    success: { zh: '已通达的景区', en: 'Scenic area reached' },
    gap: { zh: '未通达的景区', en: 'Scenic area not reached' },
  },
  detail: {
    grade: 'r.grade',
    roadDistanceM: 'nearest.distance_m',
    routeCode: 'nearest.route_code',
    noLocation: 'r.site_geom4326 IS NULL',
  },
});
