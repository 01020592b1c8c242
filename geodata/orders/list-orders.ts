import type { Basis } from '../as-of.ts';
import { regionNames } from '../awards/region-names.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import { type AppliedProgramme, findProgramme } from '../programmes/find-programme.ts';
import { listOrderEvents } from './order-event.ts';
import { type ItemTitle, type OrderRow, orderRow } from './order-row.ts';
import { type OrderState, orderStates, ordersOf } from './order-state.ts';

export const noProgramme = defineError(
  'no_programme',
  404,
  (root: string) =>
    `区域 ${root} 尚无行动计划：请先运行 programme apply。Region ${root} has no programme: apply its folder first.`,
);

export interface OrdersRequest {
  readonly programme?: string | undefined;
  /** Only orders of this region; the root and without it all. */
  readonly region?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: OrderState | undefined;
  readonly basis: Basis;
  /** Events up to this day; null asks for all of them. */
  readonly until: string | null;
  /** The day on which a due date is passed or not. */
  readonly judgedOn: string;
}

export interface Orders {
  readonly programme: string;
  readonly judgedOn: string;
  /** In the order they were issued. */
  readonly rows: readonly OrderRow[];
  /** Orders by state, whichever state was asked for. */
  readonly counts: Readonly<Record<OrderState, number>>;
}

interface ItemRow {
  readonly item: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly unit_zh: string;
  readonly unit_en: string;
}

const listItemTitles = sqlFile<{ root: string; load: number; programme: string }, ItemRow>(
  new URL('./list-item-titles.sql', import.meta.url),
);

/**
 * The supervision orders of a programme as they stand on a day; of a closed month what its closing kept, whatever is
 * recorded under an earlier day later. Errors: unknown_programme, no_programme (404).
 */
export async function listOrders(tx: ReadTransaction, request: OrdersRequest): Promise<Orders> {
  const { basis, year, region, state } = request;
  const kept = await frozenAnswer<KeptOrders>(tx, basis, subjects.orders(request.programme ?? ''));
  const { rows: all, ...orders } = kept === undefined ? await computeOrders(tx, request) : revived(kept);
  const rows = all.filter(
    (row) =>
      (year === undefined || row.year === year) &&
      (region === undefined || region === basis.root || row.region === region),
  );
  return {
    ...orders,
    rows: rows.filter((row) => state === undefined || row.state === state),
    counts: countStates(rows),
  };
}

/** What a closed month keeps: all orders, as JSON has them. */
type KeptOrders = Pick<Orders, 'programme' | 'judgedOn' | 'rows'>;

/** Moments are texts in JSON. */
function revived({ rows, ...kept }: KeptOrders): KeptOrders {
  const revive = (row: OrderRow): OrderRow => ({
    ...row,
    events: row.events.map((event) => ({ ...event, recordedAt: new Date(event.recordedAt) })),
  });
  return { ...kept, rows: rows.map(revive) };
}

async function computeOrders(
  tx: ReadTransaction,
  { basis, until, judgedOn, programme: id }: OrdersRequest,
): Promise<KeptOrders> {
  const programme = (await getOrderProgramme(tx, basis.root, id)).id;
  const all = ordersOf(await listOrderEvents(tx, { programme, until }));
  const codes = all.map(([issue]) => issue.region);
  const names = await regionNames(tx, basis, codes);
  const titles = await itemTitles(tx, basis, programme);
  return { programme, judgedOn, rows: all.map((events) => orderRow(events, { judgedOn, names, titles })) };
}

/** The programme named, or the latest of the root. Errors: unknown_programme, no_programme (404). */
export async function getOrderProgramme(
  tx: ReadTransaction,
  root: string,
  id: string | undefined,
): Promise<AppliedProgramme> {
  const programme = await findProgramme(tx, root, { id });
  if (programme === undefined) throw noProgramme(root);
  return programme;
}

async function itemTitles(
  tx: ReadTransaction,
  { root, load }: Basis,
  programme: string,
): Promise<ReadonlyMap<string, ItemTitle>> {
  const rows = await listItemTitles(tx, { root, load, programme });
  return new Map(
    rows.map(({ item, title_zh, title_en, unit_zh, unit_en }) => [
      item,
      { title: { zh: title_zh, en: title_en }, unit: { zh: unit_zh, en: unit_en } },
    ]),
  );
}

function countStates(rows: readonly OrderRow[]): Record<OrderState, number> {
  const counts = { open: 0, answered: 0, overdue: 0, closed: 0, withdrawn: 0 } satisfies Record<OrderState, number>;
  for (const state of orderStates) counts[state] = rows.filter((row) => row.state === state).length;
  return counts;
}
