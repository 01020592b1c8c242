import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { defineError, type PublicError } from '#geodata/errors.ts';
import { getOrderProgramme } from '#geodata/orders/list-orders.ts';
import { listOrderEvents } from '#geodata/orders/order-event.ts';
import { isAbout } from '#geodata/orders/order-state.ts';
import { refuseIssue } from '#geodata/orders/refuse-order.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { today } from '../today.ts';
import { dueDate } from './due-date.ts';
import { evidenceOf, type FiguresAsked, findFigures, placeOf } from './order-evidence.ts';
import { authored, lockProgramme, type OrderAuthor, writeOrderEvent } from './write-order-event.ts';

const itemUnknown = defineError(
  'order_item_unknown',
  404,
  (region: string, item: string, known: readonly string[]) =>
    `计划中没有区域 ${region} 的计划项 ${item}；计划项有：${known.join('、') || '无'}。The plan has no item ${item} of a region ${region}; its items are: ${known.join(', ') || 'none'}.`,
);

export interface IssueRequest extends OrderAuthor {
  /** Root region of the programme. */
  readonly root: string;
  readonly programme?: string | undefined;
  readonly region: string;
  readonly item: string;
  /** Year of the plan; that of the data on the day of the order unless given. */
  readonly year?: number | undefined;
}

export interface RecordedOrder {
  /** Number of the event. */
  readonly event: number;
  /** Number of the order: that of its issue. */
  readonly order: number;
  readonly programme: string;
}

/**
 * Issues an order by hand for an item of a region that is behind or at risk, or for another one with a text that says
 * why. It rests on the figures as known on its day.
 * Errors: unknown_programme, no_programme, no_data_at, order_item_unknown (404), order_not_behind, order_stands (409),
 * order_due_missing, order_due_too_early, order_date_in_future, order_date_too_early, order_post_unclear,
 * order_personal_data (422).
 */
export async function issueOrder(database: Database, request: IssueRequest): Promise<RecordedOrder> {
  const { root, region, item } = request;
  const author = authored(request);
  return database.write(async (tx) => {
    const found = await getOrderProgramme(tx, root, request.programme);
    const programme = found.id;
    await lockProgramme(tx, { programme });
    const basis = await resolveAsOf(tx, root, author.happenedOn);
    const asked = { programme, region, item, year: request.year, basis };
    const row = await findFigures(tx, asked);
    if (row === undefined) throw await unknownItem(tx, asked);
    const placeEvents = (await listOrderEvents(tx, { programme, until: null })).filter((event) => isAbout(event, row));
    const event = { ...author, dueOn: dueDate(author, found), programme };
    const refusal = refuseIssue(event, row, { place: placeOf(row, row), placeEvents, today: today() });
    if (refusal !== undefined) throw refusal;
    const order = await writeOrderEvent(tx, {
      ...{ ...event, order: null, kind: 'issue', region, item, year: row.year, issuedByRule: false },
      evidence: evidenceOf(row, basis),
    });
    return { event: order, order, programme };
  });
}

async function unknownItem(tx: ReadTransaction, { region, item, ...asked }: FiguresAsked): Promise<PublicError> {
  const { rows } = await listProgress(tx, { ...asked, children: false });
  return itemUnknown(region, item, [...new Set(rows.map((row) => row.item))]);
}
