import { type CodeOf, codeList } from './code-list.ts';

/** What the density of the map counts. */
export const densitySubjects = codeList([
  { code: 'gap', zh: '未覆盖的建制村', en: 'villages not covered' },
  { code: 'gap_people', zh: '未覆盖村的人口', en: 'people of villages not covered' },
  { code: 'village', zh: '建制村', en: 'villages' },
  { code: 'bus_stop', zh: '运营公交站点', en: 'operating bus stops' },
]);
export type DensitySubject = CodeOf<typeof densitySubjects>;
