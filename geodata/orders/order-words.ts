import type { Words } from '../vocabulary/words.ts';
import type { OrderEvent } from './order-event.ts';
import type { OrderState } from './order-state.ts';

export const stateWords = {
  open: { zh: '待答复', en: 'open' },
  answered: { zh: '已答复', en: 'answered' },
  overdue: { zh: '已逾期', en: 'overdue' },
  closed: { zh: '已办结', en: 'closed' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
} as const satisfies Record<OrderState, Words>;

export const kindWords = {
  issue: { zh: '发出', en: 'issued' },
  answer: { zh: '答复', en: 'answered' },
  close: { zh: '办结', en: 'closed' },
  reopen: { zh: '重新督办', en: 'reopened' },
  withdraw: { zh: '撤销', en: 'withdrawn' },
} as const satisfies Record<OrderEvent['kind'], Words>;
