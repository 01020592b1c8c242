import { defineIndicator } from './define-indicator.ts';
import { ratedDistricts, titleGiven } from './parts/rated-region.ts';

/** 美丽经济交通走廊达标县比例. */
export default defineIndicator({
  ...ratedDistricts('beautiful_corridor_county', titleGiven),
  id: 'beautiful-corridor-county',
  version: 1,
  title: { zh: '美丽经济交通走廊达标县比例', en: 'Districts that meet the beautiful economic corridor standard' },
  label: { zh: '走廊达标县', en: 'Corridor counties' },
  weightUnit: { zh: '个区县', en: 'districts' },
  levels: ['city', 'district'],
  clause: '全部区、县(市)创建为美丽经济交通走廊达标县',
  method: {
    zh: '已创建为美丽经济交通走廊达标县的区县数 ÷ 区县总数;以最近一次评定为准。未评定的计入分母、算未达标。',
    en: 'Districts that were found to meet the standard of beautiful economic corridors over all districts, by their newest rating. Without one a district counts as not there.',
  },
  params: {},
  states: { success: { zh: '达标县', en: 'Meets the standard' }, gap: { zh: '尚未达标', en: 'Not yet' } },
});
