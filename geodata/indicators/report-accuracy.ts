import { defineIndicator } from './define-indicator.ts';
import { monthOf, ofProgramme, reportMonthMethod, reportMonthParams } from './parts/report-month.ts';
import { todayOf } from './parts/today.ts';

/** 月报数据准确率. */
export default defineIndicator({
  id: 'report-accuracy',
  version: 1,
  title: { zh: '月报数据与工程相符率', en: 'Monthly reports that agree with the works' },
  label: { zh: '月报准确率', en: 'Reports that agree' },
  weightUnit: { zh: '份月报', en: 'reports' },
  dataset: 'report',
  reads: ['report', 'work'],
  levels: ['city', 'district'],
  clause: '月报表的上报及时性和准确性将作为绩效考评指标',
  method: {
    zh: `上报量与当月完工工程量之差不超过允许偏差(工程量的百分数,可调,含本数;0为须相等)的月报份数 ÷ 已上报的月报份数。完工工程按完工日期归月、按计划项和区县归属。未报的不在此计(见及时率);该行动计划尚无任何工程的,无从核对,算不符并标注。${reportMonthMethod.zh}`,
    en: `Reports whose quantity differs from that of the works finished in the month by no more than the tolerance (percent of the works, a setting, the limit included; 0 is exactly equal) over all reports handed in. Works belong to the month of their finish date, to their item and district. A missing report is not asked here (see timeliness). While a programme has no works at all nothing can be compared: its reports do not agree, and are marked. ${reportMonthMethod.en}`,
  },
  params: { ...reportMonthParams, tolerancePercent: 0 },
  joins: `
  LEFT JOIN (
    SELECT work.programme_id, work.item, place.code AS region_code, date_trunc('month', CAST(work.finished_on AS timestamp)) AS month,
           sum(work.quantity) AS quantity
      FROM work_at(:root, :load) work
     CROSS JOIN LATERAL (
       VALUES (work.district_code),
              (CASE WHEN work.town_code <> work.district_code THEN work.town_code END),
              (CASE WHEN CAST(:root AS text) <> work.district_code AND work.town_code IS DISTINCT FROM CAST(:root AS text)
                    THEN CAST(:root AS text) END)
     ) AS place (code)
     WHERE work.status IN ('completed', 'accepted') AND work.finished_on IS NOT NULL
       AND place.code IN (SELECT report.region_code FROM report_at(:root, :load) report)
     GROUP BY 1, 2, 3, 4
  ) finished ON finished.programme_id = r.programme_id AND finished.item = r.item
            AND finished.region_code = r.region_code AND finished.month = r.month
  LEFT JOIN (SELECT DISTINCT work.programme_id FROM work_at(:root, :load) work) known ON known.programme_id = r.programme_id
  ${todayOf(['report', 'work'])}`,
  population: `${ofProgramme('r')} AND r.month <= today.data_date
    AND coalesce(r.month >= ${monthOf('firstMonth')}, true) AND coalesce(r.month <= ${monthOf('lastMonth')}, true)`,
  success: `known.programme_id IS NOT NULL
    AND abs(r.quantity - coalesce(finished.quantity, 0))
        <= coalesce(finished.quantity, 0) * CAST(:tolerancePercent AS numeric) / 100`,
  weight: '1',
  states: { success: { zh: '与工程相符', en: 'Agrees' }, gap: { zh: '与工程不符', en: 'Differs' } },
  detail: {
    item: 'r.item',
    month: `to_char(r.month, 'YYYY-MM')`,
    reported: 'r.quantity',
    finished: 'coalesce(finished.quantity, 0)',
    difference: 'r.quantity - coalesce(finished.quantity, 0)',
    noWorks: 'known.programme_id IS NULL',
  },
});
