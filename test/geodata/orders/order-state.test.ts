import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowKind, OrderEvent, OrderPlace } from '#geodata/orders/order-event.ts';
import { orderReason } from '#geodata/orders/order-reason.ts';
import { dueOf, isAbout, ordersOf, stateOf } from '#geodata/orders/order-state.ts';
import { type FollowAsked, refuseFollow, refuseIssue } from '#geodata/orders/refuse-order.ts';
import { dayOf, judged, placeAt, recordEvent } from './order-samples.ts';

interface Step {
  readonly kind: 'issue' | FollowKind;
  /** Which place, and which of the orders so far; larger numbers wrap round. */
  readonly at: number;
  readonly day: number;
  readonly due: number | null;
  readonly text: string | null;
}

/** What an order is, told by a model that keeps states where the platform keeps events. */
interface Model {
  readonly place: number;
  state: 'open' | 'answered' | 'closed' | 'withdrawn';
  due: number;
}

const today = 40;
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('issue', 'answer', 'close', 'reopen', 'withdraw'),
  at: fc.nat(5),
  day: fc.integer({ min: 0, max: today + 1 }),
  due: fc.option(fc.integer({ min: 0, max: 60 })),
  text: fc.option(fc.constant('事由')),
});
/** Days mostly go forward, as they do. */
const steps = fc
  .array(step, { maxLength: 40 })
  .chain((all) => fc.boolean().map((sorted) => (sorted ? all.toSorted((a, b) => a.day - b.day) : all)));

/** A second order of a place where the first is closed, so that there are two whatever is drawn. */
const oneAfterTheOther: Step[] = [
  { kind: 'issue', at: 0, day: 1, due: 10, text: null },
  { kind: 'answer', at: 0, day: 2, due: null, text: '事由' },
  { kind: 'close', at: 0, day: 3, due: null, text: null },
  { kind: 'issue', at: 0, day: 4, due: 20, text: null },
];

class World {
  readonly events: OrderEvent[] = [];
  readonly models: Model[] = [];
  readonly lastDay = new Map<number, number>();

  place(index: number): OrderPlace {
    return placeAt(index % 2);
  }

  context(place: OrderPlace) {
    return { place: '甲区', placeEvents: this.events.filter((event) => isAbout(event, place)), today: dayOf(today) };
  }

  /** Whether the platform refuses the step; when it does not, the event is added. */
  take({ kind, at, day, due, text }: Step): boolean {
    const asked = { text, happenedOn: dayOf(day), dueOn: due === null ? null : dayOf(due) };
    if (kind === 'issue') {
      const place = this.place(at);
      const refusal = refuseIssue({ ...asked, programme: 'p' }, judged(), this.context(place));
      if (refusal !== undefined) return false;
      this.events.push(recordEvent(this.events, { ...asked, ...place, kind, order: null }));
      return true;
    }
    const orders = ordersOf(this.events);
    const own = orders[at % orders.length];
    if (own === undefined) return false;
    const follow: FollowAsked = { ...asked, kind, dueOn: kind === 'reopen' ? asked.dueOn : null };
    if (refuseFollow(follow, own, this.context(own[0])) !== undefined) return false;
    this.events.push(recordEvent(this.events, { ...follow, ...placeOnly(own[0]), order: own[0].order }));
    return true;
  }

  /** The same by the model. */
  model({ kind, at, day, due, text }: Step): boolean {
    const model = kind === 'issue' ? undefined : this.models[at % this.models.length];
    const place = kind === 'issue' ? at % 2 : model?.place;
    if (place === undefined) return false;
    const isTaken = this.models.some((other) => other.place === place && ['open', 'answered'].includes(other.state));
    if (day > today || day < (this.lastDay.get(place) ?? 0)) return false;
    if (kind === 'issue') {
      if (isTaken || due === null || due < day) return false;
      this.models.push({ place, state: 'open', due });
    } else if (model !== undefined) {
      const { state } = model;
      if (kind !== 'close' && text === null) return false;
      if (kind === 'answer' && (state === 'open' || state === 'answered')) model.state = 'answered';
      else if (kind === 'close' && state === 'answered') model.state = 'closed';
      else if (kind === 'withdraw' && state !== 'withdrawn') model.state = 'withdrawn';
      else if (kind === 'reopen' && state === 'closed' && !isTaken && (due === null || due >= day)) {
        model.state = 'open';
        model.due = due ?? model.due;
      } else return false;
    }
    this.lastDay.set(place, day);
    return true;
  }

  /** State of every order on a day, by the model. */
  statesOn(day: number): string[] {
    return this.models.map(({ state, due }) =>
      due < day && (state === 'open' || state === 'answered') ? 'overdue' : state,
    );
  }
}

function placeOnly({ region, item, year }: OrderPlace): OrderPlace {
  return { region, item, year };
}

describe('the states of supervision orders', () => {
  it('are those of a model that keeps no events, after any sequence of moves, on any day', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 70 }), (sequence, judged) => {
        const world = new World();
        for (const taken of sequence) {
          const before = [...world.events];
          expect(world.take(taken)).toBe(world.model(taken));
          // Nothing that was recorded is ever changed or lost.
          expect(world.events.slice(0, before.length)).toEqual(before);
          const orders = ordersOf(world.events);
          expect(orders.map((events) => stateOf(events, dayOf(judged)))).toEqual(world.statesOn(judged));
          expect(orders.map(dueOf)).toEqual(world.models.map(({ due }) => dayOf(due)));
          for (const state of world.statesOn(judged)) reached.add(state);
        }
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual(['answered', 'closed', 'open', 'overdue', 'withdrawn']);
  });

  it('leave at most one order of a region, item and year that is neither closed nor withdrawn, on every day', () => {
    let most = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const world = new World();
        for (const taken of sequence) world.take(taken);
        for (let day = 0; day <= today; day += 1) {
          const known = world.events.filter(({ happenedOn }) => happenedOn <= dayOf(day));
          for (const place of [placeAt(0), placeAt(1)]) {
            const states = ordersOf(known.filter((event) => isAbout(event, place))).map((events) =>
              stateOf(events, '2020-01-01'),
            );
            most = Math.max(most, states.length);
            expect(states.filter((state) => state === 'open' || state === 'answered').length).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 200, examples: [[oneAfterTheOther]] },
    );
    expect(most).toBeGreaterThan(1);
  });

  it('stand on any day as they stood that day, whatever came later', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: today }), (sequence, day) => {
        const world = new World();
        let then: string[] = [];
        for (const taken of sequence.toSorted((a, b) => a.day - b.day)) {
          world.take(taken);
          world.model(taken);
          if (taken.day <= day) then = world.statesOn(day);
        }
        const known = world.events.filter(({ happenedOn }) => happenedOn <= dayOf(day));
        expect(ordersOf(known).map((events) => stateOf(events, dayOf(day)))).toEqual(then);
      }),
    );
  });

  it('say why in one sentence in both languages, with the day that decides', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 70 }), (sequence, judged) => {
        const world = new World();
        for (const taken of sequence) world.take(taken);
        for (const events of ordersOf(world.events)) {
          const { zh, en } = orderReason(events, dayOf(judged));
          expect(zh).toMatch(/^[^。]+。$/);
          expect(en).toMatch(/^[A-Z][^。]+\.$/);
          const state = stateOf(events, dayOf(judged));
          const day = state === 'overdue' ? dayOf(judged) : (events.at(-1)?.happenedOn ?? '');
          expect(zh).toContain(day);
          expect(en).toContain(day);
          if (['open', 'answered', 'overdue'].includes(state)) expect(zh).toContain(`期限 ${dueOf(events)}`);
        }
      }),
    );
  });
});
