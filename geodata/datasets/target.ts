import { codeList } from '../vocabulary/code-list.ts';
import { defineDataset } from './define-dataset.ts';

const operators = codeList([
  { code: '>=', zh: '不低于', en: 'at least', aliases: ['≥', '>＝'] },
  { code: '=', zh: '等于', en: 'equal to', aliases: ['＝'] },
  { code: '<=', zh: '不高于', en: 'at most', aliases: ['≤'] },
  { code: '~', zh: '接近', en: 'close to', aliases: ['≈'] },
]);

const levels = codeList([
  { code: 'city', zh: '市', en: 'city' },
  { code: 'district', zh: '区县', en: 'district' },
  { code: 'town', zh: '乡镇', en: 'town' },
  { code: 'village', zh: '建制村', en: 'village' },
]);

/**
 * 目标: (programme, indicator, region level, due date, operator, value, clause). `regions` are codes separated by ; or
 * blanks: the target is for those only, and takes the place there of those for the whole level.
 */
export default defineDataset({
  name: 'target',
  zh: '目标',
  en: 'target',
  key: ['programme_id', 'target_code'],
  perProgramme: true,
  fields: {
    target_code: { type: 'text', zh: '目标编号', en: 'target code', required: true, aliases: ['code', '编号'] },
    indicator: { type: 'text', zh: '指标', en: 'indicator', required: true },
    level: { type: 'code', codes: levels, zh: '级别', en: 'region level', required: true },
    operator: { type: 'code', codes: operators, zh: '比较', en: 'comparison', required: true },
    value: {
      type: 'number',
      zh: '目标值',
      en: 'target value',
      required: true,
      min: -1_000_000_000,
      max: 1_000_000_000,
    },
    due_on: { type: 'date', zh: '期限', en: 'due date', required: true, aliases: ['due'] },
    clause: { type: 'text', zh: '条款', en: 'clause', required: true },
    regions: { type: 'text', zh: '适用区域', en: 'regions it is for', aliases: ['适用区域代码', '适用区县'] },
  },
  geometries: [],
  derive: [],
  checks: [],
});
