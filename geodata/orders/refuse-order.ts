import { defineError, type PublicError } from '../errors.ts';
import type { ProgressRow } from '../progress/list-progress.ts';
import { statuses } from '../vocabulary/status.ts';
import type { Words } from '../vocabulary/words.ts';
import type { FollowKind, OrderEvent } from './order-event.ts';
import { dueOf, isStanding, movesOf, type OrderEvents, ordersOf, phaseOf } from './order-state.ts';
import { kindWords, stateWords } from './order-words.ts';

type Judged = Pick<ProgressRow, 'status' | 'reason'>;

const notBehind = defineError(
  'order_not_behind',
  409,
  (place: string, { status, reason }: Judged) =>
    `${place}为“${statusOf(status).zh}”(${reason.zh})，不属滞后或有风险：确需督办请写明事由(text)。${place} is ${statusOf(status).en} (${reason.en}), neither behind nor at risk: give a text that says why an order is needed.`,
);
const orderStands = defineError(
  'order_stands',
  409,
  (place: string, order: number, due: string) =>
    `${place}已有督办单 ${order}(期限 ${due})，尚未办结：请先办结或撤销它。${place} already has the order ${order}, due on ${due}: close or withdraw it first.`,
);
const dueMissing = defineError(
  'order_due_missing',
  422,
  (programme: string) =>
    `请给出期限：行动计划 ${programme} 的 programme.yaml 未规定答复天数(orders.answerDays)。Give the due date: programme ${programme} sets no orders.answerDays in its programme.yaml.`,
);
const dueTooEarly = defineError(
  'order_due_too_early',
  422,
  (due: string, happenedOn: string) =>
    `期限 ${due} 早于当天 ${happenedOn}：请改正期限；补登以前发出的督办单，请一并给出当时的日期。The due date ${due} is earlier than the day of the order, ${happenedOn}: mend it, or give the day on which the order was issued.`,
);
const dateInFuture = defineError(
  'order_date_in_future',
  422,
  (date: string, today: string) =>
    `日期 ${date} 晚于今天 ${today}：只登记已经发生的事。${date} is later than today, ${today}: record what has happened.`,
);
const dateTooEarly = defineError(
  'order_date_too_early',
  422,
  (place: string, date: string, { order, kind, happenedOn }: OrderEvent) =>
    `日期 ${date} 早于${place}的上一次登记(督办单 ${order}，${happenedOn} ${kindWords[kind].zh})，请改正日期。${date} is earlier than what was recorded before of ${place} (order ${order} was ${kindWords[kind].en} on ${happenedOn}): mend the date.`,
);
const wrongPhase = defineError('order_move_refused', 409, (order: number, kind: FollowKind, events: OrderEvents) => {
  const phase = stateWords[phaseOf(events)];
  const moves = movesOf(events);
  const zh = moves.map((move) => kindWords[move].zh).join('、') || '没有下一步';
  return `督办单 ${order} ${phase.zh}，不能“${kindWords[kind].zh}”，可以：${zh}。Order ${order} is ${phase.en} and cannot take "${kind}"; it can take: ${moves.join(', ') || 'nothing more'}.`;
});
const textMissing = defineError(
  'order_text_missing',
  422,
  (kind: FollowKind) => `“${kindWords[kind].zh}”须写明内容(text)。"${kind}" needs its text.`,
);

export interface OrderContext {
  /** Region, item and year in words. */
  readonly place: string;
  /** Of all orders of this region, item and year. */
  readonly placeEvents: readonly OrderEvent[];
  readonly today: string;
}

export interface IssueAsked {
  readonly programme: string;
  readonly text: string | null;
  readonly dueOn: string | null;
  readonly happenedOn: string;
}

export interface FollowAsked {
  readonly kind: FollowKind;
  readonly text: string | null;
  /** A new due date with a reopening. */
  readonly dueOn: string | null;
  readonly happenedOn: string;
}

/** Why an order is not issued, or undefined: one at a time for what is behind, never back in time. */
export function refuseIssue(asked: IssueAsked, row: Judged, context: OrderContext): PublicError | undefined {
  const isBehind = row.status === 'behind' || row.status === 'at_risk';
  if (!isBehind && asked.text === null) return notBehind(context.place, row);
  const stands = refuseSecond(context);
  if (stands !== undefined) return stands;
  return refuseRun(asked, context.today) ?? refuseDates(asked, context);
}

/** Why no order at all is issued so: a run by rule is refused with wrong dates whether anything is behind or not. */
export function refuseRun({ programme, dueOn, happenedOn }: IssueAsked, today: string): PublicError | undefined {
  if (dueOn === null) return dueMissing(programme);
  return refuseDays({ dueOn, happenedOn }, today);
}

/** Why a move with an order is refused, or undefined. `events` are those of the order. */
export function refuseFollow(asked: FollowAsked, events: OrderEvents, context: OrderContext): PublicError | undefined {
  const { order } = events[0];
  if (!movesOf(events).includes(asked.kind)) return wrongPhase(order, asked.kind, events);
  if (asked.kind !== 'close' && asked.text === null) return textMissing(asked.kind);
  const stands = asked.kind === 'reopen' ? refuseSecond(context) : undefined;
  return stands ?? refuseDates(asked, context);
}

/** A region, item and year has one order at a time. */
function refuseSecond({ place, placeEvents }: OrderContext): PublicError | undefined {
  const standing = ordersOf(placeEvents).find(isStanding);
  return standing && orderStands(place, standing[0].order, dueOf(standing));
}

function refuseDates(
  asked: Pick<FollowAsked, 'dueOn' | 'happenedOn'>,
  { place, placeEvents, today }: OrderContext,
): PublicError | undefined {
  const before = placeEvents.at(-1);
  const isEarly = before !== undefined && asked.happenedOn < before.happenedOn;
  return isEarly ? dateTooEarly(place, asked.happenedOn, before) : refuseDays(asked, today);
}

function refuseDays(
  { dueOn, happenedOn }: Pick<FollowAsked, 'dueOn' | 'happenedOn'>,
  today: string,
): PublicError | undefined {
  if (happenedOn > today) return dateInFuture(happenedOn, today);
  return dueOn !== null && dueOn < happenedOn ? dueTooEarly(dueOn, happenedOn) : undefined;
}

function statusOf(code: Judged['status']): Words {
  return statuses.find((entry) => entry.code === code) ?? { zh: code, en: code };
}
