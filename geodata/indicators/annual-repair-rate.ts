import { defineIndicator } from './define-indicator.ts';
import { latestOf } from './parts/today.ts';
import { isRuralRoad, kilometres, lengthMethod, roadSegmentDetail } from './rural-road.ts';

const reads = ['road_segment'];
const firstDay = 'make_date(CAST(extract(year FROM max(data_date)) AS integer) - CAST(:years AS integer) + 1, 1, 1)';

const isWithin = (when: 'now' | 'before'): string =>
  `coalesce(r.last_repaired_on BETWEEN ${latestOf(reads, firstDay, when)}
                                  AND ${latestOf(reads, 'max(data_date)', when)}, false)`;

/** The rows of the load; and where the data date is another now, the segments whose repair lies within it otherwise. */
const reached = `
  SELECT district_code FROM changed
   UNION ALL
  SELECT r.district_code
    FROM road_segment_at(:root, :load) r
   WHERE ${latestOf(reads, 'max(data_date)')} IS DISTINCT FROM ${latestOf(reads, 'max(data_date)', 'before')}
     AND ${isWithin('now')} <> ${isWithin('before')}`;

/** 年度大中修里程比例. */
export default defineIndicator({
  id: 'annual-repair-rate',
  version: 1,
  title: { zh: '年度大中修里程占农村公路总里程比例', en: 'Rural roads repaired within the year' },
  label: { zh: '年度大中修比例', en: 'Repaired this year' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads,
  reach: { road_segment: reached },
  levels: ['city', 'district', 'town'],
  clause: '实施农村公路大中修1365公里,至2020年,年度大中修里程占农村公路总里程5.5%以上',
  method: {
    zh: `最近大中修日期在数据日期所在年度(或其前若干年,可调)之内、不晚于数据日期的里程 ÷ 农村公路总里程;年中时为当年累计。按“年均”考核N年的,取N年、目标乘以N:台账只记最近一次,同一路段N年内修两次的只计一次。${lengthMethod.zh}`,
    en: `Kilometres whose last major repair lies in the year of the data date (or that and the years before it, a setting), not after the data date, over all rural kilometres; within a year it is the year so far. For a yearly average over N years ask for N years and N times the target: the register knows the last repair only, so a segment repaired twice in N years counts once. ${lengthMethod.en}`,
  },
  params: { years: 1 },
  joins: `
  CROSS JOIN (VALUES (${latestOf(reads, firstDay)}, ${latestOf(reads, 'max(data_date)')})) AS span (first_day, last_day)`,
  population: isRuralRoad,
  success: 'r.last_repaired_on BETWEEN span.first_day AND span.last_day',
  weight: 'r.length_km',
  states: { success: { zh: '已大中修', en: 'Repaired' }, gap: { zh: '未大中修', en: 'Not repaired' } },
  detail: { ...roadSegmentDetail, lastRepairedOn: 'r.last_repaired_on' },
});
