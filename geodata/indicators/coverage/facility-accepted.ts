import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';

/** Cumulative share by year: what was accepted so far of all there is to do. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'facility-accepted',
  version: 1,
  title: { zh: '通过验收的设施比例', en: 'Facilities accepted' },
  label: { zh: '已验收', en: 'Accepted' },
  clause: '覆盖方式:按年累计的完成比例',
  method: {
    zh: '有验收日期的设施数 ÷ 名录中该类设施总数(停用的不计);验收即累计,年度目标按累计比例考核。',
    en: 'Facilities of the kind with a day of acceptance over all in the register that are not closed; it accumulates, and yearly targets are shares of the whole.',
  },
  params: { facilityKind: 'old_residential_area' },
  success: `r.accepted_on IS NOT NULL`,
  states: { success: { zh: '已验收', en: 'Accepted' }, gap: { zh: '未验收', en: 'Not accepted' } },
});
