import { defineIndicator } from './define-indicator.ts';
import { peopleOfVillage } from './parts/people-of-village.ts';
import { nearestSite, nearestSiteDetail, siteWithin, villagesAround } from './parts/site-within.ts';

/** 建制村通达公交比例. */
export default defineIndicator({
  id: 'village-bus-coverage',
  version: 1,
  title: { zh: '建制村通达公交比例', en: 'Villages reached by bus' },
  label: { zh: '村村通公交', en: 'Villages by bus' },
  weightUnit: { zh: '个村', en: 'villages' },
  dataset: 'village',
  reads: ['village', 'facility'],
  reach: { village: 'district', facility: villagesAround },
  levels: ['city', 'district', 'town', 'village'],
  clause:
    '“运营好”方面:实现“县县5A级、镇镇有场站、村村通公交”。建制村通达公交(公交站点距村委或文化礼堂所在地500米内)比例100%',
  method: {
    zh: '村委或文化礼堂任一处,距最近的运营公交站点(不论属哪个区县)椭球面直线距离不超过500.0米即为通达,距离按毫米取整,恰为500米计为通达。两处均无坐标的村计入分母、算未通达,并标注“无坐标”。社区不是建制村,不计;在建、规划、停用的站点不算。',
    en: 'A village is reached when its committee or its hall lies within 500.0 m of the nearest operating stop, whichever district the stop is in: straight line on the ellipsoid, rounded to the millimetre, exactly 500 m included. A village with neither point counts as not reached and is marked “no location”. Communities are not administrative villages and do not count; stops being built, planned or closed do not serve.',
  },
  params: { facilityKind: 'bus_stop', thresholdM: 500, referencePoint: 'either' },
  joins: siteWithin,
  detailJoins: nearestSite,
  population: `coalesce(r.kind, 'administrative_village') = 'administrative_village'`,
  success: 'reached.is_near',
  weight: '1',
  weightings: peopleOfVillage,
  states: {
    success: { zh: '已通公交的村', en: 'Village reached by bus' },
    gap: { zh: '未通公交的村', en: 'Village not reached by bus' },
  },
  detail: nearestSiteDetail,
});
