import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';

/** Milestone of facilities: built. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'facility-built',
  version: 1,
  title: { zh: '建成的设施比例', en: 'Facilities built' },
  label: { zh: '已建成', en: 'Built' },
  clause: '覆盖方式:里程碑,建成',
  method: {
    zh: '有启用(建成)日期且不在规划、在建状态的设施数 ÷ 名录中该类设施总数(停用的不计)。',
    en: 'Facilities of the kind with a day of opening that are no longer planned or being built over all in the register that are not closed.',
  },
  params: { facilityKind: 'cold_storage' },
  success: `r.opened_on IS NOT NULL AND coalesce(r.status, 'operating') NOT IN ('planned', 'building')`,
  states: { success: { zh: '已建成', en: 'Built' }, gap: { zh: '未建成', en: 'Not built' } },
});
