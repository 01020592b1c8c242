import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';

/** Milestone of facilities: id plate. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'facility-plated',
  version: 1,
  title: { zh: '设有标识编号的设施比例', en: 'Facilities with an id plate' },
  label: { zh: '标识编号', en: 'Id plate' },
  clause: '覆盖方式:里程碑,标识和编号',
  method: {
    zh: '登记了标识编号的设施数 ÷ 名录中该类设施总数(停用的不计)。',
    en: 'Facilities of the kind with a registered id plate over all in the register that are not closed.',
  },
  params: { facilityKind: 'cold_storage' },
  success: `btrim(r.plate_no) <> ''`,
  states: { success: { zh: '已编号', en: 'Has a plate' }, gap: { zh: '未编号', en: 'Has none' } },
});
