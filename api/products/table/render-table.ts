import type { ReadTransaction } from '#geodata/database/database.ts';
import { noData } from '../../scope/resolve-scope.ts';
import { gapWorkbook } from './gap-workbook.ts';
import { gatherGaps } from './gather-gaps.ts';
import { gatherPlan } from './gather-plan.ts';
import { planWorkbook } from './plan-workbook.ts';
import type { TableDay, TableQuery } from './table-query.ts';
import { workbookBytes } from './workbook-bytes.ts';

/**
 * A workbook of figures the API gives: `plan` is plan against actual by year, `gaps` the villages not covered.
 * Text stays text whatever it begins with, figures are numbers.
 * Errors: no_data, no_plan, unknown_programme, unknown_region (404), unknown_rule (400).
 */
export async function renderTable(tx: ReadTransaction, query: TableQuery, on: TableDay): Promise<Buffer> {
  const { basis } = on;
  if (basis.load === 0) throw noData();
  const workbook =
    query.table === 'plan'
      ? planWorkbook(await gatherPlan(tx, query, on))
      : gapWorkbook(await gatherGaps(tx, query, basis));
  return workbookBytes(workbook, basis);
}
