import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, isoDate, nothing, regionCode, words } from './shapes.ts';

/** Whole 元 (CNY). */
const yuan = z.number().int();

/** `due` can be paid now, as its step is the next one; `remaining` is everything that is not paid. */
const money = z.object({ scheduledYuan: yuan, paidYuan: yuan, dueYuan: yuan, remainingYuan: yuan });

const year = z.number().int();

/** Who did it: office and post, never a person. */
export const awardEvent = z.object({
  event: z.number().int(),
  kind: z.enum(['move', 'withdraw']),
  step: identifier,
  /** The event that a withdrawal takes back. */
  withdraws: z.number().int().nullable(),
  office: z.string(),
  post: z.string(),
  reason: z.string().nullable(),
  happenedOn: isoDate,
  paidYuan: yuan.nullable(),
  /** Planned items and those done when the task was declared done, as of a load. */
  evidence: z.object({ load: z.number().int(), planned: z.number().int(), done: z.number().int() }).nullable(),
  recordedAt: z.iso.datetime(),
});

export const awardRow = money.extend({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  year,
  awards: z.array(z.object({ id: identifier, title: words, amountYuan: yuan, clause: z.string() })),
  /** Parts in which the year is paid. */
  parts: z.array(
    z.object({
      id: identifier,
      amountYuan: yuan,
      when: words,
      clause: z.string(),
      state: z.enum(['paid', 'due', 'waiting']),
      paidOn: isoDate.nullable(),
    }),
  ),
  /** The last step that was taken and stands; `step` null before the first. */
  state: z.object({ step: identifier.nullable(), title: words }),
  /** Null when all steps are taken. */
  next: z
    .object({ step: identifier, title: words, offices: z.array(z.string()), offered: z.boolean(), reason: words })
    .nullable(),
  /** Planned items of the year against what is done. */
  task: z
    .object({
      planned: z.number().int(),
      open: z.array(z.object({ item: identifier, title: words, unit: words, plan: z.number(), done: z.number() })),
      isDone: z.boolean().nullable(),
      declaredOn: isoDate.nullable(),
      /** Declared done although the figures did not say so: on that day, and now. */
      wasDeclaredAgainst: z.boolean(),
      isDeclaredAgainst: z.boolean(),
    })
    .nullable(),
  events: z.array(awardEvent),
});

export const getAwards = endpoint({
  method: 'get',
  path: '/api/awards',
  operationId: 'getAwards',
  summary: 'Awards (奖补) by district and year: schedule, paid, due, state, next step and who takes it, events',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    /** Unit of the document, and how many 元 it is. */
    unit: words,
    unitYuan: z.number().int(),
    clause: z.string(),
    method: words,
    /** Last day of the events that count. */
    on: isoDate.nullable(),
    steps: z.array(z.object({ id: identifier, title: words, pays: identifier.nullable(), clause: z.string() })),
    rows: z.array(awardRow),
    years: z.array(money.extend({ year })),
    regions: z.array(money.extend({ region: regionCode, name: z.string(), nameEn: z.string().nullable() })),
    total: money,
    basis,
  }),
});

const text = (most: number) => z.string().trim().min(1).max(most);

export const awardMove = z.strictObject({
  programme: identifier.optional(),
  region: regionCode,
  year: z.number().int().min(1990).max(2100),
  kind: z.enum(['move', 'withdraw']).default('move'),
  /** The step taken, or the last one, which is withdrawn. */
  step: identifier,
  office: text(60),
  /** Post in the office, never a person's name. */
  post: text(40),
  /** Today unless given. */
  happenedOn: isoDate.optional(),
  reason: z.string().trim().max(500).optional(),
});

export const moveAward = endpoint({
  method: 'post',
  path: '/api/awards/moves',
  operationId: 'moveAward',
  summary: 'Record that an office took the next step of an award, or withdraw the last step with a reason',
  changes: true,
  params: nothing,
  query: nothing,
  body: awardMove,
  response: z.object({ event: z.number().int(), row: awardRow }),
});
