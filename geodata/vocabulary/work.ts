import { type CodeOf, codeList } from './code-list.ts';

/** States of a 工程. Completed and accepted works count as done. */
export const workStatuses = codeList([
  { code: 'planned', zh: '计划', en: 'planned', aliases: ['未开工'] },
  { code: 'building', zh: '在建', en: 'building', aliases: ['施工中'] },
  { code: 'completed', zh: '完工', en: 'completed', aliases: ['已完工', '交工'] },
  { code: 'accepted', zh: '验收', en: 'accepted', aliases: ['已验收', '竣工验收'] },
]);
export type WorkStatus = CodeOf<typeof workStatuses>;
