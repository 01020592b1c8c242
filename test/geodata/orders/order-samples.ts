import type { OrderEvent, OrderPlace } from '#geodata/orders/order-event.ts';
import type { OrderEvents } from '#geodata/orders/order-state.ts';
import type { Status } from '#geodata/vocabulary/status.ts';

/** A day so many days after 1 September 2020. */
export function dayOf(number: number): string {
  return new Date(Date.UTC(2020, 8, 1 + number)).toISOString().slice(0, 10);
}

export function placeAt(index: number): OrderPlace {
  return { region: `${index}`, item: 'bus_bay', year: 2020 };
}

/** What the progress of an item says of it. */
export function judged(status: Status = 'behind') {
  return { status, reason: { zh: '太少', en: 'too few' } };
}

type Recorded = OrderPlace &
  Pick<OrderEvent, 'kind' | 'happenedOn'> & {
    readonly order: number | null;
    readonly text?: string | null;
    readonly dueOn?: string | null;
    readonly status?: Status;
  };

/** What the database does: numbers the event; an issue gives its order the number. */
export function recordEvent(events: readonly OrderEvent[], { status, ...asked }: Recorded): OrderEvent {
  const id = events.length + 1;
  const evidence = status && { load: 3, asOf: '2020-08-31', plan: 10, done: 1, expected: 7, status };
  return {
    ...{ office: '市交通运输局', post: '科长', issuedByRule: false, recordedAt: new Date(0) },
    ...{ text: null, dueOn: null, evidence: evidence ?? null },
    ...asked,
    id,
    order: asked.order ?? id,
  };
}

/** One order from its issue on 1 September, due on the 11th, and what was done with it, a day for each. */
export function orderOf(...kinds: Exclude<OrderEvent['kind'], 'issue'>[]): OrderEvents {
  const issue = recordEvent([], { ...placeAt(0), kind: 'issue', order: null, happenedOn: dayOf(0), dueOn: dayOf(10) });
  const events: [OrderEvent, ...OrderEvent[]] = [issue];
  for (const kind of kinds) {
    const happenedOn = dayOf(events.length);
    events.push(recordEvent(events, { ...placeAt(0), kind, order: 1, happenedOn, text: '内容', status: 'at_risk' }));
  }
  return events;
}
