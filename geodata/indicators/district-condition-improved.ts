import { ofAsked } from './asked-districts.ts';
import { defineIndicator } from './define-indicator.ts';
import { todayOf, validOtherwise } from './parts/today.ts';

const reads = ['region', 'road_segment'];

/** Kilometres assessed and those of them in 优良中, by district, of the rural segments that a relation gives. */
const assessed = (segments: string): string => `
    SELECT segment.district_code AS code, sum(segment.length_km) AS km,
           coalesce(sum(segment.length_km) FILTER (WHERE segment.condition IN ('excellent', 'good', 'fair')), 0) AS good_km
      FROM ${segments}
     WHERE segment.admin_grade IN ('county', 'township', 'village') AND segment.condition IS NOT NULL
       ${ofAsked('segment.district_code')}
     GROUP BY 1
    HAVING sum(segment.length_km) > 0`;

/** The register at the end of the year before, by its newest load with a data date up to that day. */
const formerLoad = (load: string): string => `
  (SELECT max(former.id) AS load
     FROM load former
    WHERE former.root_region = :root AND former.id <= ${load} AND former.dataset = 'road_segment'
      AND former.data_date < (SELECT date_trunc('year', max(data_date)) FROM load
                               WHERE root_region = :root AND id <= ${load} AND dataset = 'road_segment'))`;
const formerRegister = `
  ${formerLoad(':load')} year_end
      JOIN road_segment segment
        ON segment.root_region = :root AND segment.load_from <= year_end.load AND segment.load_to > year_end.load`;

/** Districts whose roads are other, all when the year turns so that another register is the former one. */
const reach = `
  SELECT c.district_code FROM changed c
   UNION ALL
  SELECT r.code FROM region_at(:root, :load) r
   WHERE r.level = 'district' AND ${formerLoad(':load')} IS DISTINCT FROM ${formerLoad(':load - 1')}
   UNION ALL
  ${validOtherwise(reads)}`;

/** The rise of the rate times both lengths: two quotients that are equal need not have equally many digits. */
const rise = 'present.good_km * former.km - former.good_km * present.km';

/** 路面技术状况每年有明显提升的区县比例. */
export default defineIndicator({
  id: 'district-condition-improved',
  version: 2,
  title: {
    zh: '路面技术状况年度提升的区县比例',
    en: 'Districts whose roads are in better condition than a year before',
  },
  label: { zh: '路况逐年提', en: 'Improved' },
  weightUnit: { zh: '个区县', en: 'districts' },
  dataset: 'region',
  reads,
  reach: { road_segment: reach },
  levels: ['city', 'district'],
  clause: '区、县(市)总体路面技术状况100%每年有明显提升(优、良、中等路比例提高到92%)',
  method: {
    zh: '优良中等路率高于上年末的区县数 ÷ 区县总数。上年末取数据日期在上年及以前的最近一批台账;“明显”文件未给数值,凡有提高即算(可设最少百分点,含),两年均为100%的算提升。上年末没有评定的不知是否提升,计入分母、算未提升,并标注。',
    en: 'Districts whose share of roads in fair or better condition is higher than at the end of the year before, over all districts. The former year is the newest register with a data date in it or earlier; the text gives no number for “clear”, so any rise counts (a least rise is a setting, inclusive), and 100% in both years counts. Without a former assessment a district counts as not improved, and is marked.',
  },
  params: { minPoints: 0 },
  joins: `
  LEFT JOIN (${assessed('road_segment_at(:root, :load) segment')}) present ON present.code = r.code
  LEFT JOIN (${assessed(formerRegister)}) former ON former.code = r.code
  ${todayOf(reads)}`,
  population: `r.level = 'district'
    AND coalesce(r.valid_from <= today.data_date, true) AND coalesce(r.valid_to >= today.data_date, true)`,
  success: `(${rise} > 0 AND 100 * (${rise}) >= CAST(:minPoints AS numeric) * present.km * former.km)
    OR (present.good_km = present.km AND former.good_km = former.km)`,
  weight: '1',
  states: { success: { zh: '比上年提升', en: 'Improved' }, gap: { zh: '未比上年提升', en: 'Not improved' } },
  detail: {
    presentPercent: 'round(100 * present.good_km / present.km, 4)',
    formerPercent: 'round(100 * former.good_km / former.km, 4)',
    noFormerAssessment: 'former.km IS NULL',
  },
});
