import { type CodeOf, codeList } from './code-list.ts';

/** What drives a bus. */
export const busEnergies = codeList([
  { code: 'electric', zh: '纯电动', en: 'electric', aliases: ['电动', '新能源'] },
  { code: 'hydrogen', zh: '氢燃料', en: 'hydrogen', aliases: ['氢能'] },
  { code: 'natural_gas', zh: '天然气', en: 'natural gas', aliases: ['CNG', 'LNG'] },
  { code: 'hybrid', zh: '混合动力', en: 'hybrid', aliases: ['混动', '油电混合', '气电混合'] },
  { code: 'diesel', zh: '柴油', en: 'diesel' },
  { code: 'petrol', zh: '汽油', en: 'petrol' },
]);
export type BusEnergy = CodeOf<typeof busEnergies>;
