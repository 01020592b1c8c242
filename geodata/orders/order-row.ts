import type { RegionName } from '../awards/region-names.ts';
import type { Words } from '../vocabulary/words.ts';
import type { FollowKind, OrderEvent, OrderEvidence, OrderPlace } from './order-event.ts';
import { orderReason } from './order-reason.ts';
import { dueOf, lastOf, movesOf, type OrderEvents, type OrderState, phaseOf, stateOf } from './order-state.ts';
import { stateWords } from './order-words.ts';

export interface ItemTitle {
  readonly title: Words;
  readonly unit: Words;
}

/** An order as it stands on a day. */
export interface OrderRow extends OrderPlace {
  readonly order: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly title: Words;
  readonly unit: Words;
  readonly state: OrderState;
  readonly stateTitle: Words;
  /** Why it is in this state, in one sentence. */
  readonly reason: Words;
  readonly issuedOn: string;
  readonly issuedByRule: boolean;
  readonly dueOn: string;
  /** Day of the answer that stands; null when there is none, or the order was reopened after it. */
  readonly answeredOn: string | null;
  readonly closedOn: string | null;
  /** Plan against actual when it was issued. */
  readonly evidence: OrderEvidence | null;
  /** What may be done with it next. */
  readonly moves: readonly FollowKind[];
  readonly events: readonly OrderEvent[];
}

export interface RowContext {
  readonly judgedOn: string;
  readonly names: ReadonlyMap<string, RegionName>;
  readonly titles: ReadonlyMap<string, ItemTitle>;
}

export function orderRow(events: OrderEvents, { judgedOn, names, titles }: RowContext): OrderRow {
  const [issue] = events;
  const { region, item, year } = issue;
  const name = names.get(region);
  const state = stateOf(events, judgedOn);
  return {
    order: issue.order,
    region,
    name: name?.name ?? region,
    nameEn: name?.nameEn ?? null,
    item,
    // A plan of another day may not have the item any more.
    ...(titles.get(item) ?? { title: { zh: item, en: item }, unit: { zh: '', en: '' } }),
    year,
    state,
    stateTitle: stateWords[state],
    reason: orderReason(events, judgedOn),
    issuedOn: issue.happenedOn,
    issuedByRule: issue.issuedByRule,
    dueOn: dueOf(events),
    answeredOn: answerOf(events)?.happenedOn ?? null,
    closedOn: phaseOf(events) === 'closed' ? lastOf(events).happenedOn : null,
    evidence: issue.evidence,
    moves: movesOf(events),
    events,
  };
}

/** The answer that stands: the last one since the order was issued or reopened. */
export function answerOf(events: readonly OrderEvent[]): OrderEvent | undefined {
  const begun = events.findLastIndex(({ kind }) => kind === 'issue' || kind === 'reopen');
  return events.findLast(({ kind }, at) => kind === 'answer' && at > begun);
}
