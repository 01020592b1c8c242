import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, isoDate, nothing, regionCode, status, words } from './shapes.ts';

const year = z.number().int().min(1990).max(2100);
const number = z.number().int().positive();
const state = z.enum(['open', 'answered', 'overdue', 'closed', 'withdrawn']);
const followKind = z.enum(['answer', 'close', 'reopen', 'withdraw']);

/** Plan against actual of the item, region and year, as known on the day of an event. */
const evidence = z
  .object({
    load: z.number().int(),
    asOf: isoDate.nullable(),
    plan: z.number().nullable(),
    done: z.number(),
    expected: z.number().nullable(),
    status,
  })
  .nullable();

/** Who did it: office and post, never a person. */
export const orderEvent = z.object({
  event: number,
  kind: z.enum(['issue', ...followKind.options]),
  office: z.string(),
  post: z.string(),
  text: z.string().nullable(),
  /** Last day for closing, from this issue or reopening on. */
  dueOn: isoDate.nullable(),
  happenedOn: isoDate,
  evidence,
  issuedByRule: z.boolean(),
  recordedAt: z.iso.datetime(),
});

export const orderRow = z.object({
  /** Number of the order: that of its first event. */
  order: number,
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  item: identifier,
  title: words,
  unit: words,
  year: z.number().int(),
  /** `overdue`: neither closed nor withdrawn, and the due date is earlier than `judgedOn`. */
  state,
  stateTitle: words,
  /** Why it is in this state. */
  reason: words,
  issuedOn: isoDate,
  issuedByRule: z.boolean(),
  dueOn: isoDate,
  /** Day of the answer that stands. */
  answeredOn: isoDate.nullable(),
  closedOn: isoDate.nullable(),
  /** The figures it was issued on. */
  evidence,
  /** What may be done with it next. */
  moves: z.array(followKind),
  events: z.array(orderEvent),
});

export const getOrders = endpoint({
  method: 'get',
  path: '/api/orders',
  operationId: 'getOrders',
  summary: 'Supervision orders (督办单) with state and reason, as of now or of a day: what had happened by that day',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    /** Orders of just this region; the root region asks for all. */
    region: regionCode.optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    state: state.optional(),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    /** The day on which due dates are judged: that of `asOf`, else the day of the request. */
    judgedOn: isoDate,
    rows: z.array(orderRow),
    /** Orders of the region and year by state, whichever state was asked for. */
    counts: z.object({
      open: z.number().int(),
      answered: z.number().int(),
      overdue: z.number().int(),
      closed: z.number().int(),
      withdrawn: z.number().int(),
    }),
    basis,
  }),
});

const text = (most: number) => z.string().trim().min(1).max(most);
const author = {
  office: text(60),
  /** Post in the office, never a person's name. */
  post: text(40),
  /** Today unless given. */
  happenedOn: isoDate.optional(),
  /** What is asked or answered; the reason of a reopening or withdrawal. */
  text: z.string().trim().max(2000).optional(),
};

export const orderMove = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issue'),
    programme: identifier.optional(),
    region: regionCode,
    item: identifier,
    /** That of the data date unless given. */
    year: year.optional(),
    /** The days of the programme from the issue on unless given. */
    dueOn: isoDate.optional(),
    ...author,
  }),
  z.strictObject({ kind: followKind.exclude(['reopen']), order: number, ...author }),
  z.strictObject({ kind: z.literal('reopen'), order: number, dueOn: isoDate.optional(), ...author }),
]);

export const moveOrder = endpoint({
  method: 'post',
  path: '/api/orders/moves',
  operationId: 'moveOrder',
  summary: 'Issue a supervision order for an item that is behind, or record its answer, closing, reopening, withdrawal',
  changes: true,
  params: nothing,
  query: nothing,
  body: orderMove,
  response: z.object({ event: number, row: orderRow }),
});
