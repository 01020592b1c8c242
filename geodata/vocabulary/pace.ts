import type { Words } from './words.ts';

/** By what the quantity due by now is reckoned. */
export const paces = ['calendar', 'curve'] as const;
export type Pace = (typeof paces)[number];

export const paceWords: Readonly<Record<Pace, Words>> = {
  calendar: { zh: '按日历均摊', en: 'at an even calendar pace' },
  curve: { zh: '按方案进度曲线', en: "by the programme's curve" },
};
