import { listClaims as claimsEndpoint } from '#api/contract/claims.ts';
import { listClaims } from '#geodata/claims/list-claims.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import { claimKinds } from '#geodata/vocabulary/claim.ts';
import type { Routes } from '../../http/routes.ts';
import { noData, resolveScope, toBasis } from '../../scope/resolve-scope.ts';

export function claimRoutes(routes: Routes): void {
  routes.read(claimsEndpoint, async (tx, { query }) => {
    const { basis, region } = await resolveScope(tx, query);
    const programme = await findProgrammeAt(tx, basis, { id: query.programme });
    if (programme === undefined) throw noData();
    const found = await listClaims(tx, { programme: programme.id, year: query.year, region, basis });
    const { year, measuredOn, claims } = found;
    const counts = claimKinds.map((kind) => ({ kind, count: claims.filter((claim) => claim.kind === kind).length }));
    const shown = query.kind === undefined ? claims : claims.filter(({ kind }) => kind === query.kind);
    return { programme: programme.id, year, measuredOn, counts, claims: shown, basis: toBasis(basis) };
  });
}
