import { type CodeOf, codeList } from './code-list.ts';

/** What is wrong on or beside a road. */
export const hazardKinds = codeList([
  { code: 'safety', zh: '安全隐患', en: 'safety hazard', aliases: ['隐患', '临水临崖', '急弯陡坡', '灾毁'] },
  {
    code: 'clutter',
    zh: '路域杂物',
    en: 'roadside clutter',
    aliases: ['乱堆乱放', '违法建筑', '非公路标志', '堆积物', '垃圾'],
  },
]);
export type HazardKind = CodeOf<typeof hazardKinds>;

export const bridgeKinds = codeList([
  { code: 'bridge', zh: '桥梁', en: 'bridge', aliases: ['桥'] },
  { code: 'tunnel', zh: '隧道', en: 'tunnel', aliases: ['隧'] },
]);
export type BridgeKind = CodeOf<typeof bridgeKinds>;

/** 技术状况 of a bridge, JTG 5120: 4 and 5 are dangerous (四、五类). */
export const bridgeClasses = codeList([
  { code: '1', zh: '一类', en: 'class 1', aliases: ['1类', '一'] },
  { code: '2', zh: '二类', en: 'class 2', aliases: ['2类', '二'] },
  { code: '3', zh: '三类', en: 'class 3', aliases: ['3类', '三'] },
  { code: '4', zh: '四类', en: 'class 4', aliases: ['4类', '四'] },
  { code: '5', zh: '五类', en: 'class 5', aliases: ['5类', '五'] },
]);
export type BridgeClass = CodeOf<typeof bridgeClasses>;
