import { type CodeOf, codeList } from './code-list.ts';

/** On what grounds a facility serves a village or community. */
export const assignmentBases = codeList([
  { code: 'own', zh: '本村(社区)设站', en: 'its own', aliases: ['自有', '新建', '本级'] },
  { code: 'centre', zh: '由中心覆盖', en: "the street's centre", aliases: ['中心加挂', '延伸服务', '街道中心'] },
  { code: 'neighbour', zh: '由邻近站服务', en: "a neighbour's", aliases: ['邻站', '邻村', '邻近社区'] },
]);
export type AssignmentBasis = CodeOf<typeof assignmentBases>;
