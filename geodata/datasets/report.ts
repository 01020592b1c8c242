import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture, writtenByToday } from './rules/date-rules.ts';
import { planRegion, planRegionByName, planRegionExists, planRegionNameFits } from './rules/plan-region-rules.ts';
import { itemByTitle, itemExists, monthInProgramme } from './rules/programme-rules.ts';
import { planRegionOfToday } from './rules/region-history-rules.ts';
import { districtName } from './rules/region-name-rules.ts';
import { cumulativeAddsUp, cumulativeRises, reportHasWork } from './rules/report-rules.ts';

/** 月报: what a district claims for a month and an item; of that month, not cumulative. */
export default defineDataset({
  name: 'report',
  zh: '月报',
  en: 'report',
  key: ['programme_id', 'item', 'region_code', 'month'],
  perProgramme: true,
  fields: {
    item: { type: 'text', zh: '计划项', en: 'plan item', required: true, aliases: ['任务类别', '项目类别', 'JHX'] },
    region_code: planRegion,
    month: { type: 'month', zh: '月份', en: 'month', required: true, aliases: ['报告月份', '填报月份', 'YF'] },
    quantity: {
      type: 'number',
      zh: '本月完成量',
      en: 'quantity of the month',
      required: true,
      min: 0,
      max: 1_000_000_000,
      aliases: ['完成量', '数量', 'BYWCL', 'WCL'],
    },
    cumulative_quantity: {
      type: 'number',
      zh: '累计完成量',
      en: 'cumulative quantity',
      min: 0,
      max: 1_000_000_000,
      aliases: ['累计完成', '累计', '本年累计', '年度累计完成量', 'LJWCL', 'LJWC'],
    },
    district_name: districtName,
    reported_on: { type: 'date', zh: '填报日期', en: 'day of the report', aliases: ['上报日期', '报送日期', 'TBRQ'] },
    reporter_office: { type: 'text', zh: '填报单位', en: 'office', aliases: ['上报单位', '报送单位', 'TBDW'] },
  },
  geometries: [],
  derive: [itemByTitle, planRegionByName],
  checks: [
    itemExists,
    planRegionExists,
    ...planRegionOfToday,
    planRegionNameFits,
    {
      code: 'reported_before_month',
      severity: 'warning',
      field: 'reported_on',
      zh: '填报日期早于所报月份。请核对',
      en: 'reported before the month began; check the date',
      when: 's.reported_on < s.month',
      value: 'CAST(s.reported_on AS text)',
    },
    dayNotInFuture('month'),
    writtenByToday('reported_on'),
    monthInProgramme('month'),
    cumulativeRises,
    cumulativeAddsUp,
    reportHasWork,
  ],
});
