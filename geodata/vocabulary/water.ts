import { type CodeOf, codeList } from './code-list.ts';

/** 水系 by kind; 河流水面 and the like are the words of the land use survey. */
export const waterKinds = codeList([
  { code: 'river', zh: '河流', en: 'river', aliases: ['河', '江', '溪', '河道', '溪流', '河流水面'] },
  { code: 'canal', zh: '渠道', en: 'canal', aliases: ['渠', '水渠', '灌渠', '沟渠', '运河'] },
  { code: 'lake', zh: '湖泊', en: 'lake', aliases: ['湖', '湖泊水面'] },
  { code: 'reservoir', zh: '水库', en: 'reservoir', aliases: ['水库水面'] },
  { code: 'pond', zh: '坑塘', en: 'pond', aliases: ['塘', '池塘', '山塘', '鱼塘', '坑塘水面'] },
]);
export type WaterKind = CodeOf<typeof waterKinds>;
