import { adminGrades } from '../vocabulary/road.ts';
import { defineDataset } from './define-dataset.ts';
import { payerByTitle, payerExists } from './rules/payer-rules.ts';
import { yearInProgramme } from './rules/programme-rules.ts';

/** 养护资金安排: money set aside for the maintenance of roads, by region, year, payer and grade. */
export default defineDataset({
  name: 'allocation',
  zh: '养护资金安排',
  en: 'allocation',
  key: ['programme_id', 'region_code', 'year', 'payer', 'admin_grade'],
  perProgramme: true,
  fields: {
    region_code: { type: 'text', zh: '区域代码', en: 'region', required: true, aliases: ['行政区划代码'] },
    year: { type: 'integer', zh: '年度', en: 'year', required: true, min: 1990, max: 2100, aliases: ['年份'] },
    payer: { type: 'text', zh: '出资方', en: 'payer', required: true, aliases: ['出资单位', '资金来源', '承担主体'] },
    admin_grade: {
      ...{ type: 'code', zh: '行政等级', en: 'administrative grade', required: true },
      codes: adminGrades,
      aliases: ['公路等级', '道路类别'],
    },
    amount_yuan: {
      ...{ type: 'number', zh: '安排金额', en: 'amount', required: true },
      min: 0,
      max: 100_000_000_000,
      aliases: ['金额', '安排资金', '资金'],
    },
  },
  geometries: [],
  derive: [payerByTitle],
  checks: [
    payerExists,
    {
      code: 'unknown_region',
      severity: 'error',
      field: 'region_code',
      zh: '区域代码不在区域数据中。请核对代码，或先加载区域数据',
      en: 'the code is no region; correct it, or load the regions first',
      when: `s.region_code IS NOT NULL AND s.region_code <> :root AND s.region_code NOT IN (
        SELECT r.code FROM region r WHERE r.root_region = :root AND r.level IN ('district', 'town'))`,
      value: 's.region_code',
    },
    yearInProgramme('year'),
  ],
});
