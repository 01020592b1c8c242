import { getCoverage } from '#api/contract/coverage.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { listCoverage } from './list-coverage.ts';

export function coverageRoutes(routes: Routes): void {
  routes.read(getCoverage, async (tx, { query }) => {
    const { rule, metric, threshold } = query;
    const { basis, region, root } = await resolveScope(tx, query);
    const coverage = await listCoverage(tx, { rule, thresholdM: threshold, region, root, basis });
    return { rule, metric, threshold, ...coverage, basis: toBasis(basis) };
  });
}
