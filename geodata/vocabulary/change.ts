import type { Words } from './words.ts';

/**
 * Why a number changed. development: what happened since (works finished, sites opened, roads taken over). correction:
 * what is said otherwise now of the time before. region: records that belong to another region now, and regions that were
 * formed, merged or dissolved. definition: the question itself was changed.
 */
export const changeCauses = ['definition', 'region', 'correction', 'development'] as const;
export type ChangeCause = (typeof changeCauses)[number];

export const changeCauseWords: Readonly<Record<ChangeCause, Words>> = {
  definition: { zh: '口径变化', en: 'change of definition' },
  region: { zh: '区划调整', en: 'change of regions' },
  correction: { zh: '数据更正', en: 'data corrections' },
  development: { zh: '新完成的工程和新情况', en: 'new works and events' },
};

/** What happened to a record behind a number. */
export const changeKinds = ['entered', 'left', 'succeeded', 'fell', 'reweighed'] as const;
export type ChangeKind = (typeof changeKinds)[number];
