import type { FollowKind, OrderEvent, OrderPlace } from './order-event.ts';

export const orderStates = ['open', 'answered', 'overdue', 'closed', 'withdrawn'] as const;
export type OrderState = (typeof orderStates)[number];

/** Where an order is, whatever the day. */
export type OrderPhase = Exclude<OrderState, 'overdue'>;

const phaseAfter = {
  issue: 'open',
  reopen: 'open',
  answer: 'answered',
  close: 'closed',
  withdraw: 'withdrawn',
} as const satisfies Record<OrderEvent['kind'], OrderPhase>;

const movesFrom: Readonly<Record<OrderPhase, readonly FollowKind[]>> = {
  open: ['answer', 'withdraw'],
  answered: ['answer', 'close', 'withdraw'],
  closed: ['reopen', 'withdraw'],
  withdrawn: [],
};

/** An order: its events in order, of which the first is its issue. */
export type OrderEvents = readonly [OrderEvent, ...OrderEvent[]];

export function lastOf(events: OrderEvents): OrderEvent {
  return events.at(-1) ?? events[0];
}

export function phaseOf(events: OrderEvents): OrderPhase {
  return phaseAfter[lastOf(events).kind];
}

/** What may be done with the order next. */
export function movesOf(events: OrderEvents): readonly FollowKind[] {
  return movesFrom[phaseOf(events)];
}

/** It waits for somebody: neither closed nor withdrawn. */
export function isStanding(events: OrderEvents): boolean {
  return ['open', 'answered'].includes(phaseOf(events));
}

/** Last day for closing: as issued, or as set when it was last reopened with another. */
export function dueOf(events: OrderEvents): string {
  const set = events.findLast(({ dueOn }) => dueOn !== null)?.dueOn;
  // The database holds no issue without one.
  if (set == null) throw new Error(`order ${events[0].order} has no due date`);
  return set;
}

/** The state on a day; a due date is kept until its end. */
export function stateOf(events: OrderEvents, judgedOn: string): OrderState {
  return isStanding(events) && dueOf(events) < judgedOn ? 'overdue' : phaseOf(events);
}

/** Events by order, in the order they were issued. */
export function ordersOf(events: readonly OrderEvent[]): OrderEvents[] {
  const orders = new Map<number, [OrderEvent, ...OrderEvent[]]>();
  for (const event of events) {
    const known = orders.get(event.order);
    if (known === undefined) orders.set(event.order, [event]);
    else known.push(event);
  }
  return [...orders.values()];
}

export function isAbout(event: OrderPlace, place: OrderPlace): boolean {
  return event.region === place.region && event.item === place.item && event.year === place.year;
}
