import { getProgress, listProgressMonths, listProgressRecords, listProgressTotals } from '#api/contract/progress.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { listProgressMonths as listMonths } from '#geodata/progress/list-progress-months.ts';
import { listTotals } from '#geodata/progress/list-totals.ts';
import type { Routes } from '../../http/routes.ts';
import { noData, resolveScope, type ScopeQuery, toBasis } from '../../scope/resolve-scope.ts';
import { listRecords } from './list-records.ts';

export function progressRoutes(routes: Routes): void {
  routes.read(getProgress, async (tx, { query }) => {
    const { programme, region, basis } = await progressOf(tx, query);
    const children = query.children === 'true';
    const progress = await listProgress(tx, { programme, year: query.year, region, children, basis });
    return { ...progress, programme, basis: toBasis(basis) };
  });

  routes.read(listProgressMonths, async (tx, { query }) => {
    const { programme, region, basis } = await progressOf(tx, query);
    const months = await listMonths(tx, { programme, year: query.year, region, item: query.item, basis });
    return { ...months, programme, basis: toBasis(basis) };
  });

  routes.read(listProgressTotals, async (tx, { query }) => {
    const { programme, region, basis } = await progressOf(tx, query);
    const totals = await listTotals(tx, { programme, region, children: false, basis });
    return { ...totals, rows: [...totals.rows], programme, basis: toBasis(basis) };
  });

  routes.read(listProgressRecords, async (tx, { query }) => {
    const scope = await progressOf(tx, query);
    return {
      programme: scope.programme,
      ...(await listRecords(tx, { ...query, toDate: query.toDate === 'true', ...scope })),
      basis: toBasis(scope.basis),
    };
  });
}

/** The programme that is asked for, or the latest of the root. */
async function progressOf(
  tx: ReadTransaction,
  query: ScopeQuery,
): Promise<{ programme: string; region: string; basis: Basis }> {
  const { basis, region } = await resolveScope(tx, query);
  const programme = await findProgrammeAt(tx, basis, { id: query.programme });
  if (programme === undefined) throw noData();
  return { programme: programme.id, region, basis };
}
