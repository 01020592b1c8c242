import { type CodeOf, codeList } from './code-list.ts';

/** How a value stands against its target or plan. Never shown by colour alone: each has a shape. */
export const statuses = codeList([
  { code: 'met', zh: '已达标', en: 'met' },
  { code: 'on_track', zh: '按进度', en: 'on track' },
  { code: 'at_risk', zh: '有风险', en: 'at risk' },
  { code: 'behind', zh: '滞后', en: 'behind' },
  { code: 'no_data', zh: '无数据', en: 'no data' },
]);
export type Status = CodeOf<typeof statuses>;
