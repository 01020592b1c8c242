import { type CodeOf, codeList } from './code-list.ts';

export const villageKinds = codeList([
  { code: 'administrative_village', zh: '建制村', en: 'administrative village', aliases: ['村委会', '行政村'] },
  { code: 'community', zh: '社区', en: 'community', aliases: ['居委会', '居委会/社区'] },
]);
export type VillageKind = CodeOf<typeof villageKinds>;

/** 参照点: from which of the two places of a village a distance is measured. Either one suffices by the official rule. */
export const referencePoints = codeList([
  { code: 'either', zh: '任一参照点', en: 'either point' },
  { code: 'village_committee', zh: '村委会', en: 'village committee' },
  { code: 'village_hall', zh: '文化礼堂', en: 'village hall' },
]);
export type ReferencePoint = CodeOf<typeof referencePoints>;
