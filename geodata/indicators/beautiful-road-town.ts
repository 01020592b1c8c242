import { defineIndicator } from './define-indicator.ts';
import { latestRating, ratingDetail, titleGiven } from './parts/rated-region.ts';
import { ruralTownMethod, ruralTownReach, ruralTowns, towns } from './parts/rural-town.ts';

const reads = ['region', 'rating', 'road_segment'];
const counting = ruralTowns(reads);

/** “美丽乡村公路乡镇(街道)”比例. */
export default defineIndicator({
  dataset: 'region',
  reads,
  reach: { road_segment: ruralTownReach(reads) },
  joins: `${counting.joins} ${latestRating('beautiful_road_town')}`,
  population: counting.population,
  success: titleGiven,
  weight: '1',
  detail: ratingDetail,
  id: 'beautiful-road-town',
  version: 1,
  title: { zh: '“美丽乡村公路乡镇(街道)”比例', en: 'Towns of beautiful rural roads' },
  label: { zh: '美丽公路乡镇', en: 'Beautiful towns' },
  weightUnit: towns,
  levels: ['city', 'district', 'town'],
  clause: '80%以上的乡镇(含有农村公路的街道,下同)创建为“美丽乡村公路乡镇(街道)”',
  method: {
    zh: `已创建为“美丽乡村公路乡镇(街道)”的乡镇数 ÷ 乡镇总数;以最近一次评定为准,未评定的计入分母、算未创建。${ruralTownMethod.zh}`,
    en: `Towns that were given the title over all towns, by their newest rating; without one a town counts as not there. ${ruralTownMethod.en}`,
  },
  params: {},
  states: { success: { zh: '已创建的乡镇', en: 'Title given' }, gap: { zh: '尚未创建的乡镇', en: 'Not yet' } },
});
