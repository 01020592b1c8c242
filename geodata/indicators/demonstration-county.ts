import { defineIndicator } from './define-indicator.ts';
import { ratedDistricts, titleGiven } from './parts/rated-region.ts';

/** “四好农村路”省级示范县比例. */
export default defineIndicator({
  ...ratedDistricts('demonstration_county', titleGiven),
  id: 'demonstration-county',
  version: 1,
  title: { zh: '“四好农村路”省级示范县比例', en: 'Districts that are provincial demonstration counties' },
  label: { zh: '省级示范县', en: 'Demonstration' },
  weightUnit: { zh: '个区县', en: 'districts' },
  levels: ['city', 'district'],
  clause: '50%以上的区、县(市)创建为“四好农村路”省级示范县',
  method: {
    zh: '已创建为省级示范县的区县数 ÷ 区县总数;称号以最近一次评定为准。未评定的计入分母、算未创成。',
    en: 'Districts that were made provincial demonstration counties over all districts, by their newest rating. Without one a district counts as not there.',
  },
  params: {},
  states: { success: { zh: '省级示范县', en: 'Demonstration county' }, gap: { zh: '尚未创成', en: 'Not yet' } },
});
