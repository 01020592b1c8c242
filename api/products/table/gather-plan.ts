import type { Basis } from '#geodata/as-of.ts';
import { type Awards, listAwards } from '#geodata/awards/list-awards.ts';
import { readTasks } from '#geodata/awards/read-tasks.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { defineError } from '#geodata/errors.ts';
import { listOrders, type Orders } from '#geodata/orders/list-orders.ts';
import { findProgramme } from '#geodata/programmes/find-programme.ts';
import { awardFunding } from '#geodata/programmes/funding.ts';
import { listProgress, type Progress } from '#geodata/progress/list-progress.ts';
import { awardDay } from '../../scope/award-day.ts';
import { orderDay } from '../../scope/order-day.ts';
import { findSheetProgramme } from '../progress-map/find-sheet-programme.ts';
import type { PlanContent } from './plan-content.ts';
import type { TableDay, TableQuery } from './table-query.ts';

export const noPlan = defineError(
  'no_plan',
  404,
  (root: string) => `Region ${root} has no programme with a plan: apply one first (etl programme apply)`,
);

/** Progress of every year of the programme. Errors: unknown_programme, unknown_region, no_plan (404). */
export async function gatherPlan(
  tx: ReadTransaction,
  query: TableQuery,
  { basis, day }: TableDay,
): Promise<PlanContent> {
  const programme = await findSheetProgramme(tx, basis, { id: query.programme });
  if (!programme) throw noPlan(basis.root);
  const years: Progress[] = [];
  for (const year of yearsOf(programme.startsOn, programme.endsOn)) {
    const asked = { programme: programme.id, year, region: query.region, children: true, basis };
    years.push(await listProgress(tx, asked));
  }
  if (years.every(({ rows }) => rows.length === 0)) throw noPlan(basis.root);
  const awards = await gatherAwards(tx, { ...query, programme: programme.id }, basis);
  const orders = await gatherOrders(tx, { ...query, programme: programme.id }, { basis, day });
  return { lang: query.lang, title: programme.title, documentNo: programme.documentNo, basis, years, awards, orders };
}

async function gatherAwards(tx: ReadTransaction, query: TableQuery, basis: Basis): Promise<Awards | null> {
  const { programme: id, region, asOf } = query;
  const programme = await findProgramme(tx, basis.root, { id });
  if (awardFunding(programme?.funding) === undefined) return null;
  const until = awardDay(asOf, basis);
  const awards = await listAwards(tx, { programme: id, region, basis, until, readTasks });
  return awards.rows.length > 0 ? awards : null;
}

async function gatherOrders(tx: ReadTransaction, query: TableQuery, { basis, day }: TableDay): Promise<Orders | null> {
  const { programme, region, asOf } = query;
  const orders = await listOrders(tx, { programme, region, basis, ...orderDay(asOf, basis, day) });
  return orders.rows.length > 0 ? orders : null;
}

function yearsOf(startsOn: string, endsOn: string): number[] {
  const first = Number(startsOn.slice(0, 4));
  return Array.from({ length: Number(endsOn.slice(0, 4)) - first + 1 }, (_, index) => first + index);
}
