import { getProgress } from '#api/contract/progress.ts';
import { findProgramme } from '#geodata/programmes/find-programme.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import type { Routes } from '../../http/routes.ts';
import { noData, resolveScope, toBasis } from '../../scope/resolve-scope.ts';

export function progressRoutes(routes: Routes): void {
  routes.read(getProgress, async (tx, { query }) => {
    const { basis, region, root } = await resolveScope(tx, query);
    const programme = await findProgramme(tx, root, { id: query.programme });
    if (programme === undefined) throw noData();
    const children = query.children === 'true';
    const progress = await listProgress(tx, { programme: programme.id, year: query.year, region, children, basis });
    return { ...progress, programme: programme.id, basis: toBasis(basis) };
  });
}
