import { type CodeOf, codeList } from './code-list.ts';

/** What a search may find. */
export const searchKinds = codeList([
  { code: 'chainage', zh: '桩号', en: 'chainage' },
  { code: 'region', zh: '区划', en: 'region' },
  { code: 'village', zh: '建制村', en: 'village' },
  { code: 'route', zh: '路线', en: 'route' },
  { code: 'facility', zh: '站点', en: 'site' },
  { code: 'work', zh: '工程', en: 'work' },
]);
export type SearchKind = CodeOf<typeof searchKinds>;

/** Why a chainage has no place. */
export const chainageFaults = codeList([
  { code: 'gap', zh: '桩号断链：该桩号不在任何路段内', en: 'a gap in the chainage: no segment holds it' },
  { code: 'beyond', zh: '超出该路线的桩号范围', en: 'beyond the chainage of the route' },
  { code: 'no_line', zh: '该路段没有线形', en: 'the segment has no line' },
]);
export type ChainageFault = CodeOf<typeof chainageFaults>;
