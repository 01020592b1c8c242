import { defineDataset } from './define-dataset.ts';
import { planRegion, planRegionByName, planRegionExistsOnceLoaded } from './rules/plan-region-rules.ts';
import { itemByTitle, itemExists, yearInProgramme } from './rules/programme-rules.ts';
import { planRegionOfToday } from './rules/region-history-rules.ts';

/**
 * 计划: quantity per region, year and item. No quantity is the printed dash: not planned. A cell without even a dash is
 * taken for one, and told, for it may be forgotten.
 */
export default defineDataset({
  name: 'plan',
  zh: '计划',
  en: 'plan',
  key: ['programme_id', 'item', 'region_code', 'year'],
  perProgramme: true,
  fields: {
    item: { type: 'text', zh: '计划项', en: 'plan item', required: true, aliases: ['JHX'] },
    region_code: planRegion,
    year: { type: 'integer', zh: '年份', en: 'year', required: true, min: 1990, max: 2100, aliases: ['年度', 'ND'] },
    quantity: {
      type: 'number',
      zh: '计划量',
      en: 'planned quantity',
      min: 0,
      max: 1_000_000_000,
      aliases: ['数量', 'JHL'],
      whenEmpty: 'plan_quantity_empty',
    },
  },
  geometries: [],
  derive: [itemByTitle, planRegionByName],
  checks: [itemExists, planRegionExistsOnceLoaded, ...planRegionOfToday, yearInProgramme('year')],
});
