import { defineIndicator } from '../define-indicator.ts';
import { peopleOfVillage } from '../parts/people-of-village.ts';
import { nearestSite, nearestSiteDetail, siteWithin, villagesAround } from '../parts/site-within.ts';
import { ofVillageKind, villagesAndCommunities } from '../parts/village-kind.ts';

/** Coverage within a distance: a village or community is served when a site of the kind is near enough. */
export default defineIndicator({
  id: 'within-distance',
  version: 1,
  title: { zh: '距离范围内有设施的村(社区)比例', en: 'Villages with a facility within a distance' },
  label: { zh: '距离覆盖', en: 'Within distance' },
  weightUnit: villagesAndCommunities,
  dataset: 'village',
  reads: ['village', 'facility'],
  reach: { village: 'district', facility: villagesAround },
  levels: ['city', 'district', 'town', 'village'],
  clause: '覆盖方式:一定距离内有设施',
  method: {
    zh: '村委(社区)或文化礼堂任一处,距最近的该类运营设施椭球面直线距离不超过规定米数的,为覆盖;按毫米取整,含本数。没有坐标的计入分母、算未覆盖。',
    en: 'Served when the committee or the hall lies within the distance of the nearest operating facility of the kind: straight line on the ellipsoid, to the millimetre, the limit included. Without a place a village counts as not served.',
  },
  params: { facilityKind: 'bus_stop', thresholdM: 500, referencePoint: 'either', villageKind: 'any' },
  joins: siteWithin,
  detailJoins: nearestSite,
  population: ofVillageKind,
  success: 'reached.is_near',
  weight: '1',
  weightings: peopleOfVillage,
  states: { success: { zh: '已覆盖', en: 'Served' }, gap: { zh: '未覆盖', en: 'Not served' } },
  detail: nearestSiteDetail,
});
