import { type CodeOf, codeList } from './code-list.ts';

/** Why a village is not covered. */
export const gapReasons = codeList([
  { code: 'too_far', zh: '距离超过阈值', en: 'too far' },
  { code: 'no_location', zh: '参照点无坐标', en: 'no location' },
  { code: 'no_site', zh: '没有可用站点', en: 'no site to measure to' },
]);
export type GapReason = CodeOf<typeof gapReasons>;

/** Orders of a list of villages; what is not known comes last. */
export const villageOrders = codeList([
  { code: 'distance', zh: '距离', en: 'distance' },
  { code: 'population', zh: '人口', en: 'population' },
  { code: 'town', zh: '乡镇', en: 'town' },
]);
export type VillageOrder = CodeOf<typeof villageOrders>;
