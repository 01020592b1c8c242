import { type Basis, resolveAsOf } from '#geodata/as-of.ts';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { getOrderProgramme } from '#geodata/orders/list-orders.ts';
import { listOrderEvents } from '#geodata/orders/order-event.ts';
import { isAbout, isStanding, ordersOf } from '#geodata/orders/order-state.ts';
import { refuseIssue, refuseRun } from '#geodata/orders/refuse-order.ts';
import { listProgress, type ProgressRow } from '#geodata/progress/list-progress.ts';
import { today } from '../today.ts';
import { dueDate } from './due-date.ts';
import { evidenceOf, placeOf } from './order-evidence.ts';
import { type Authored, authored, lockProgramme, type OrderAuthor, writeOrderEvent } from './write-order-event.ts';

export interface RuleRequest extends OrderAuthor {
  /** Root region of the programme. */
  readonly root: string;
  readonly programme?: string | undefined;
  /** Year of the plan; that of the data on the day of the orders unless given. */
  readonly year?: number | undefined;
  /** Tells what would be issued and issues nothing. */
  readonly dryRun: boolean;
}

export interface IssuedOrder {
  /** Null when it would only be issued. */
  readonly order: number | null;
  readonly row: ProgressRow;
}

export interface RuleReport {
  readonly programme: string;
  readonly year: number;
  readonly asOf: string | null;
  readonly load: number;
  readonly dueOn: string | null;
  readonly issued: readonly IssuedOrder[];
  /** Items and districts that are behind and have an order already, by the number of the order. */
  readonly standing: readonly number[];
}

/**
 * One order for every item of every district that is behind and has none that is open or answered. All are issued, or
 * none: twice issues nothing more, and two runs at once issue none twice.
 * Errors: unknown_programme, no_programme, no_data_at (404), order_due_missing, order_due_too_early,
 * order_date_in_future, order_date_too_early, order_post_unclear, order_personal_data (422).
 */
export async function issueByRule(database: Database, request: RuleRequest): Promise<RuleReport> {
  const author = authored(request);
  if (request.dryRun) {
    return database.read(async (tx) => toReport(await findBehind(tx, request, author), []));
  }
  return database.write(async (tx) => {
    const { id } = await getOrderProgramme(tx, request.root, request.programme);
    await lockProgramme(tx, { programme: id });
    const found = await findBehind(tx, { ...request, programme: id }, author);
    const { programme, basis, dueOn } = found;
    const numbers: number[] = [];
    for (const row of found.toIssue) {
      const { region, item, year } = row;
      const order = await writeOrderEvent(tx, {
        ...{ ...author, dueOn, order: null, programme, kind: 'issue', region, item, year, issuedByRule: true },
        evidence: evidenceOf(row, basis),
      });
      numbers.push(order);
    }
    return toReport(found, numbers);
  });
}

interface Behind {
  readonly programme: string;
  readonly year: number;
  readonly basis: Basis;
  readonly dueOn: string | null;
  readonly toIssue: readonly ProgressRow[];
  readonly standing: readonly number[];
}

async function findBehind(
  tx: ReadTransaction,
  { root, ...request }: Pick<RuleRequest, 'root' | 'programme' | 'year'>,
  author: Authored,
): Promise<Behind> {
  const found = await getOrderProgramme(tx, root, request.programme);
  const programme = found.id;
  const basis = await resolveAsOf(tx, root, author.happenedOn);
  const { rows, year } = await listProgress(tx, { programme, year: request.year, children: true, basis });
  const events = await listOrderEvents(tx, { programme, until: null });
  const dueOn = dueDate(author, found);
  const asked = { ...author, dueOn, programme };
  const wrong = refuseRun(asked, today());
  if (wrong !== undefined) throw wrong;
  const toIssue: ProgressRow[] = [];
  const standing: number[] = [];
  for (const row of rows.filter(({ region, status }) => region !== root && status === 'behind')) {
    const placeEvents = events.filter((event) => isAbout(event, row));
    const former = ordersOf(placeEvents).find(isStanding);
    if (former !== undefined) {
      standing.push(former[0].order);
      continue;
    }
    const context = { place: placeOf(row, row), placeEvents, today: today() };
    const refusal = refuseIssue(asked, row, context);
    if (refusal !== undefined) throw refusal;
    toIssue.push(row);
  }
  return { programme, year, basis, dueOn, toIssue, standing };
}

function toReport(
  { programme, year, basis, dueOn, toIssue, standing }: Behind,
  numbers: readonly number[],
): RuleReport {
  const issued = toIssue.map((row, at) => ({ order: numbers[at] ?? null, row }));
  return { programme, year, asOf: basis.asOf, load: basis.load, dueOn, issued, standing };
}
