import { defineIndicator } from '../define-indicator.ts';
import { facilityOfKind } from '../parts/facility-of-kind.ts';

/** Milestone of facilities: the subsidy was paid. */
export default defineIndicator({
  ...facilityOfKind,
  id: 'facility-paid',
  version: 1,
  title: { zh: '补助到位的设施比例', en: 'Facilities whose subsidy was paid' },
  label: { zh: '补助到位', en: 'Paid' },
  clause: '覆盖方式:里程碑,补助发放',
  method: {
    zh: '有补助发放日期的设施数 ÷ 名录中该类设施总数(停用的不计)。',
    en: 'Facilities of the kind with a day of payment over all in the register that are not closed.',
  },
  params: { facilityKind: 'cold_storage' },
  success: `r.paid_on IS NOT NULL`,
  states: { success: { zh: '已发放', en: 'Paid' }, gap: { zh: '未发放', en: 'Not paid' } },
});
