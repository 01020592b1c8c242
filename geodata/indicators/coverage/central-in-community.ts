import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';
import { todayOf } from '../parts/today.ts';

const reads = ['facility', 'village', 'assignment'];
const metresTo = (place: string): string =>
  `ST_Distance(CAST(r.site_geom4326 AS geography), CAST(community.${place} AS geography))`;

/** Coverage by place: a facility lies near the reference point of the very community that it belongs to. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'central-in-community',
  version: 1,
  title: { zh: '处在社区相对中心位置的设施比例', en: 'Facilities in the middle of their community' },
  label: { zh: '位置居中', en: 'Central' },
  reads,
  // A new data date may begin or end an assignment anywhere, so every facility is asked anew.
  reach: {},
  clause: '覆盖方式:处在所属村(社区)相对中心位置',
  method: {
    zh: '距所属村(社区)的村委(居委会)或文化礼堂任一处不超过规定米数的设施数 ÷ 该类设施总数(停用的不计)。文件只说“相对中心位置”,没有给出数值:规定米数是平台的设定(默认500米,可调),由它决定。椭球面直线距离,按毫米取整,含本数。所属村(社区)按登记的村代码;没有登记的,按服务归属(本社区设站或中心覆盖)中唯一的村(社区)。设施或所属村(社区)没有坐标、或不知属于哪个村(社区)的,计入分母,算未证实居中。',
    en: 'Facilities of the kind within the given metres of the committee or the hall of the village or community they belong to, over all that are not closed. The text says “relatively central” and gives no number: the metres are a setting of the platform (500 unless changed), and it decides. Straight line on the ellipsoid, to the millimetre, the limit included. A facility belongs to the village it is registered in; where none is registered, to the one that is assigned to it as its own or the centre’s, if there is just one. Without a place of the facility or of its community, or where its community is not known, it counts as not shown to be central.',
  },
  params: { facilityKind: 'medical_care_station', withinM: 500 },
  joins: `
  LEFT JOIN (
    SELECT assignment.facility_code, min(assignment.village_code) AS village_code
      FROM assignment_at(:root, :load) assignment
      ${todayOf(reads)}
     WHERE assignment.kind = CAST(:facilityKind AS text) AND assignment.basis IN ('own', 'centre')
       AND coalesce(assignment.valid_from <= today.data_date, true)
       AND coalesce(assignment.valid_to >= today.data_date, true)
     GROUP BY 1
    HAVING min(assignment.village_code) = max(assignment.village_code)
  ) own ON own.facility_code = r.facility_code
  LEFT JOIN village_at(:root, :load) community ON community.code = coalesce(r.village_code, own.village_code)
  CROSS JOIN LATERAL (
    SELECT round(CAST(least(${metresTo('committee_geom4326')}, ${metresTo('hall_geom4326')}) AS numeric), 3) AS distance_m
  ) centre`,
  success: 'centre.distance_m <= CAST(:withinM AS numeric)',
  states: {
    success: { zh: '居中', en: 'Central' },
    gap: { zh: '偏离中心或无法证实', en: 'Off the centre, or not shown' },
  },
  detail: {
    status: 'r.status',
    communityName: 'community.name',
    centreDistanceM: 'centre.distance_m',
    noLocation: 'r.site_geom4326 IS NULL',
    noCommunity: 'community.id IS NULL',
    communityWithoutPlace:
      'community.id IS NOT NULL AND community.committee_geom4326 IS NULL AND community.hall_geom4326 IS NULL',
  },
});
