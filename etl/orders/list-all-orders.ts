import { resolveAsOf } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { listOrders, type Orders, type OrdersRequest } from '#geodata/orders/list-orders.ts';
import { unknownProgramme } from '../scope/resolve-scope.ts';
import { today } from '../today.ts';

const programmeUnclear = defineError('programme_unclear', 422, (known: readonly string[]) =>
  known.length === 0
    ? '尚无带计划项的行动计划：请先运行 programme apply。There is no programme with a plan yet: apply a folder first.'
    : `有多个行动计划(${known.join('、')})：请用 --programme 指定。There are several programmes (${known.join(', ')}): name one with --programme.`,
);

interface ProgrammeRow {
  readonly id: string;
  readonly root: string;
  readonly has_plan: boolean;
  readonly has_orders: boolean;
}

const listProgrammes = sqlText<Record<string, never>, ProgrammeRow>(`
  SELECT p.id, p.root_region AS "root",
         EXISTS (SELECT 1 FROM plan_item i WHERE i.programme_id = p.id) AS has_plan,
         EXISTS (SELECT 1 FROM order_event e WHERE e.programme_id = p.id) AS has_orders
    FROM programme p ORDER BY p.id`);

/** The programme named, or the only one with plan items. Errors: unknown_programme (404), programme_unclear (422). */
export async function chooseProgramme(
  tx: ReadTransaction,
  id: string | undefined,
): Promise<{ readonly programme: string; readonly root: string }> {
  const all = await listProgrammes(tx, {});
  const fitting = all.filter((row) => (id === undefined ? row.has_plan : row.id === id));
  const [only, ...others] = fitting;
  if (only === undefined && id !== undefined) throw unknownProgramme(id);
  if (only === undefined || others.length > 0) throw programmeUnclear(fitting.map((row) => row.id));
  return { programme: only.id, root: only.root };
}

export interface AllOrdersRequest extends Pick<OrdersRequest, 'programme' | 'region' | 'year' | 'state'> {
  /** As of this day; as things stand today without it. */
  readonly until?: string | undefined;
}

/** Orders of the programme named, or of every programme that has some. Errors: unknown_programme, no_data_at (404). */
export async function listAllOrders(tx: ReadTransaction, { until, ...asked }: AllOrdersRequest): Promise<Orders[]> {
  const { programme: id } = asked;
  const all = await listProgrammes(tx, {});
  const chosen = all.filter((row) => (id === undefined ? row.has_orders : row.id === id));
  if (chosen.length === 0 && id !== undefined) throw unknownProgramme(id);
  const found: Orders[] = [];
  for (const { id: programme, root } of chosen) {
    const basis = await resolveAsOf(tx, root, until);
    const day = { until: until ?? null, judgedOn: until ?? today() };
    found.push(await listOrders(tx, { ...asked, programme, basis, ...day }));
  }
  return found;
}
