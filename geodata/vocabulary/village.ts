import { type CodeOf, codeList } from './code-list.ts';

export const villageKinds = codeList([
  { code: 'administrative_village', zh: '建制村', en: 'administrative village', aliases: ['村委会', '行政村'] },
  { code: 'community', zh: '社区', en: 'community', aliases: ['居委会', '居委会/社区'] },
]);
export type VillageKind = CodeOf<typeof villageKinds>;
