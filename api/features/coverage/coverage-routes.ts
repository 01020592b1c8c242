import { getCoverage, listCoverageVillages } from '#api/contract/coverage.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { compareCoverage } from './compare-coverage.ts';
import { listCoverage } from './list-coverage.ts';

export function coverageRoutes(routes: Routes): void {
  routes.read(getCoverage, async (tx, { query }) => {
    const { rule, metric, reference, threshold } = query;
    const { basis, region, root } = await resolveScope(tx, query);
    const asked = { rule, thresholdM: threshold, referencePoint: reference, region, root, basis };
    return { rule, metric, reference, threshold, ...(await listCoverage(tx, asked)), basis: toBasis(basis) };
  });

  routes.read(listCoverageVillages, async (tx, { query }) => {
    const { basis, region, root } = await resolveScope(tx, query);
    const former =
      query.againstAsOf === undefined ? basis : (await resolveScope(tx, { region, asOf: query.againstAsOf })).basis;
    const compared = await compareCoverage(tx, { ...query, region, root, basis, former });
    return { metric: query.metric, ...compared, basis: toBasis(basis) };
  });
}
