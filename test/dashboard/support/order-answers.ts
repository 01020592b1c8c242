import { basis, keqiao, programme } from './answers.ts';
import type { FakeAnswers } from './fake-server.ts';

const items = [
  {
    item: 'pavement_repair',
    position: 1,
    title: { zh: '路面维修', en: 'Pavement repaired' },
    unit: { zh: '公里', en: 'km' },
  },
];
const event = {
  event: 5,
  kind: 'issue',
  office: '市交通运输局',
  post: '科长',
  text: '请补齐进度',
  dueOn: '2020-10-31',
  happenedOn: '2020-10-08',
  evidence: null,
  issuedByRule: false,
  recordedAt: '2020-10-08T01:00:00Z',
};
export const order = {
  order: 5,
  ...{ region: keqiao.code, name: keqiao.name, nameEn: null, item: 'pavement_repair', year: 2020 },
  ...{ title: items[0]?.title, unit: items[0]?.unit, state: 'overdue', stateTitle: { zh: '已逾期', en: 'overdue' } },
  ...{ reason: { zh: '期限已过', en: 'past its due date' }, issuedOn: '2020-10-08', issuedByRule: false },
  ...{ dueOn: '2020-10-31', answeredOn: null, closedOn: null },
  evidence: { load: 9, asOf: '2020-09-30', plan: 20, done: 6, expected: 15, status: 'behind' },
  moves: ['answer', 'withdraw'],
  events: [event],
};
const counts = { open: 0, answered: 0, overdue: 1, closed: 0, withdrawn: 0 };
export const orders = { programme: 'plan', judgedOn: '2020-11-26', rows: [order], counts, basis };
export const withOrders: FakeAnswers = {
  '/api/programmes/plan': () => ({ ...programme, items }),
  '/api/orders': () => orders,
};
