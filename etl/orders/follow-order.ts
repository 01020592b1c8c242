import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { type FollowKind, listOrderEvents } from '#geodata/orders/order-event.ts';
import { isAbout, ordersOf } from '#geodata/orders/order-state.ts';
import { refuseFollow } from '#geodata/orders/refuse-order.ts';
import { today } from '../today.ts';
import type { RecordedOrder } from './issue-order.ts';
import { evidenceOf, findFigures, placeOf } from './order-evidence.ts';
import { authored, lockProgramme, type OrderAuthor, writeOrderEvent } from './write-order-event.ts';

const unknownOrder = defineError(
  'unknown_order',
  404,
  (order: number) => `没有督办单 ${order}。There is no supervision order ${order}.`,
);

export interface FollowRequest extends OrderAuthor {
  readonly kind: FollowKind;
  /** Number of the order. */
  readonly order: number;
}

const findOrder = sqlText<{ order: number }, { programme: string; root: string }>(`
  SELECT e.programme_id AS "programme", p.root_region AS "root"
    FROM order_event e JOIN programme p ON p.id = e.programme_id
   WHERE e.id = :order AND e.order_id IS NULL`);

/**
 * Records that an order was answered, closed, reopened (perhaps with another due date) or withdrawn, with the figures
 * as known on that day.
 * Errors: unknown_order (404), order_move_refused, order_stands (409), order_text_missing, order_due_too_early,
 * order_date_in_future, order_date_too_early, order_post_unclear, order_personal_data (422).
 */
export async function followOrder(database: Database, request: FollowRequest): Promise<RecordedOrder> {
  const { kind, order } = request;
  const author = authored(request);
  return database.write(async (tx) => {
    const [found] = await findOrder(tx, { order });
    if (found === undefined) throw unknownOrder(order);
    const { programme, root } = found;
    await lockProgramme(tx, { programme });
    const events = await listOrderEvents(tx, { programme, until: null });
    const own = ordersOf(events).find(([issue]) => issue.order === order);
    if (own === undefined) throw unknownOrder(order);
    const { region, item, year } = own[0];
    const placeEvents = events.filter((event) => isAbout(event, own[0]));
    // A day before the order is refused below, and may be one without any data.
    const basis = await resolveAsOf(tx, root, latest(author.happenedOn, own[0].happenedOn));
    const row = await findFigures(tx, { programme, region, item, year, basis });
    const place = placeOf(own[0], row);
    const refusal = refuseFollow({ ...author, kind }, own, { place, placeEvents, today: today() });
    if (refusal !== undefined) throw refusal;
    const event = await writeOrderEvent(tx, {
      ...{ ...author, kind, order, programme, region, item, year, issuedByRule: false },
      evidence: row === undefined ? null : evidenceOf(row, basis),
    });
    return { event, order, programme };
  });
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
