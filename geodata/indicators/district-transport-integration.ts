import { defineIndicator } from './define-indicator.ts';
import { aGrade } from './parts/a-grade.ts';
import { ratedDistricts } from './parts/rated-region.ts';

/** 城乡客运一体化达到5A级的区县比例. */
export default defineIndicator({
  ...ratedDistricts(
    'transport_integration',
    `${aGrade('latest.grade')} = ${aGrade('CAST(:grade AS text)')} AND latest.achieved IS NOT FALSE`,
  ),
  id: 'district-transport-integration',
  version: 2,
  title: { zh: '城乡客运一体化达到5A级的区县比例', en: 'Districts rated 5A for urban-rural transport' },
  label: { zh: '县县5A级', en: 'Rated 5A' },
  weightUnit: { zh: '个区县', en: 'districts' },
  levels: ['city', 'district'],
  clause: '区、县(市)城乡客运一体化水平达到5A级比例100%',
  method: {
    zh: '城乡客运一体化最近一次评定为5A级(等级可调)的区县数 ÷ 区县总数;取评定年度不晚于数据年度的最近一次。未评定的计入分母、算未达到。',
    en: 'Districts whose newest rating of urban-rural transport is 5A (a setting) over all districts; the newest rating up to the year of the data date. Without a rating a district counts as not there.',
  },
  params: { grade: '5A' },
  states: { success: { zh: '达到5A级', en: 'Rated 5A' }, gap: { zh: '未达到5A级', en: 'Not rated 5A' } },
});
