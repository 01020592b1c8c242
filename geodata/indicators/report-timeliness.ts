import { defineIndicator } from './define-indicator.ts';
import { monthOf, ofProgramme, reportMonthMethod, reportMonthParams } from './parts/report-month.ts';
import { todayOf } from './parts/today.ts';

/** Who reports an item: the regions of the plan below the root; where it names the whole only, every district. */
const reporters = `
  SELECT plan.programme_id, plan.item, plan.region_code, min(plan.source_load) AS source_load, min(plan.source_row) AS source_row
    FROM plan_at(:root, :load) plan
   WHERE plan.quantity IS NOT NULL AND plan.region_code <> :root AND ${ofProgramme('plan')}
   GROUP BY 1, 2, 3
   UNION ALL
  SELECT whole.programme_id, whole.item, district.code, min(whole.source_load), min(whole.source_row)
    FROM plan_at(:root, :load) whole
    JOIN region_at(:root, :load) district ON district.level = 'district' AND district.code <> :root
   WHERE whole.quantity IS NOT NULL AND whole.region_code = :root AND ${ofProgramme('whole')}
     AND NOT EXISTS (SELECT 1 FROM plan_at(:root, :load) part
                      WHERE part.programme_id = whole.programme_id AND part.item = whole.item
                        AND part.quantity IS NOT NULL AND part.region_code <> :root)
   GROUP BY 1, 2, 3`;

/** The day a month is due: `:dueDay` of the month so many months later, or its last day where it has no such day. */
const dueOn = `CAST(least(
    months.month + make_interval(months => CAST(:monthsLater AS integer), days => CAST(:dueDay AS integer) - 1),
    months.month + make_interval(months => CAST(:monthsLater AS integer) + 1, days => -1)) AS date)`;

/** One record for each month that is due and each who reports; `r` has the report where there is one. */
const due = `
  (
    SELECT coalesce(report.id, 0) AS id, concat_ws('|', reporter.programme_id, reporter.item, reporter.region_code,
             to_char(expected.month, 'YYYY-MM')) AS month_key,
           reporter.item, reporter.region_code, expected.month, expected.due_on, report.id IS NOT NULL AS is_reported,
           report.quantity, report.reported_on, report.reporter_office,
           coalesce(report.source_load, reporter.source_load) AS source_load,
           coalesce(report.source_row, reporter.source_row) AS source_row
      FROM (${reporters}) reporter
      JOIN (
        SELECT programme_id, min(month) AS first_month FROM report_at(:root, :load) GROUP BY 1
      ) begun ON begun.programme_id = reporter.programme_id
     ${todayOf(['report'])}
     CROSS JOIN LATERAL (
       SELECT CAST(months.month AS date) AS month, ${dueOn} AS due_on
         FROM generate_series(CAST(coalesce(${monthOf('firstMonth')}, begun.first_month) AS timestamp),
                              CAST(least(today.data_date, ${monthOf('lastMonth')}) AS timestamp),
                              INTERVAL '1 month') AS months (month)
     ) expected
      LEFT JOIN report_at(:root, :load) report
        ON report.programme_id = reporter.programme_id AND report.item = reporter.item
       AND report.region_code = reporter.region_code AND report.month = expected.month
     WHERE expected.due_on <= today.data_date
  ) r`;

/** 月报上报及时率. */
export default defineIndicator({
  id: 'report-timeliness',
  version: 1,
  title: { zh: '月报按时上报率', en: 'Monthly reports handed in on time' },
  label: { zh: '月报及时率', en: 'Reports on time' },
  weightUnit: { zh: '份月报', en: 'reports' },
  dataset: 'report',
  reads: ['report', 'plan', 'region'],
  levels: ['city', 'district'],
  clause: '于每月月底前将本月危房改造进度情况报省住房城乡建设厅，月报表的上报及时性和准确性将作为绩效考评指标',
  method: {
    zh: `按期上报的月报份数 ÷ 截至数据日期应报的月报份数(到期月份 × 计划项 × 计划中的区域;计划只列总数的,为所辖各区县)。期限为本月后第若干个月的若干日(可调,无此日的为月末),当日算按期。未上报的、未填填报日期的,不算按期。${reportMonthMethod.zh}`,
    en: `Reports handed in by the day they were due over all that were due by the data date (months × items × regions of the plan; where the plan names the whole only, its districts). The day is that of so many months later (settings; the last day of the month where it has no such day), the day itself included. A missing report, and one that does not say when it was handed in, is not on time. ${reportMonthMethod.en}`,
  },
  params: { ...reportMonthParams, monthsLater: 1, dueDay: 5 },
  from: due,
  recordKey: 'r.month_key',
  population: 'true',
  success: 'r.reported_on <= r.due_on',
  weight: '1',
  states: { success: { zh: '按时上报', en: 'On time' }, gap: { zh: '迟报或未报', en: 'Late or missing' } },
  detail: {
    item: 'r.item',
    month: `to_char(r.month, 'YYYY-MM')`,
    dueOn: 'r.due_on',
    reportedOn: 'r.reported_on',
    quantity: 'r.quantity',
    reporterOffice: 'r.reporter_office',
    notReported: 'NOT r.is_reported',
    dayUnknown: 'r.is_reported AND r.reported_on IS NULL',
  },
});
