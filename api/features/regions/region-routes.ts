import * as contract from '#api/contract/regions.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { listRegions } from './list-regions.ts';

/** Root regions have their own loads; without a date each is shown at its newest. */
const NEWEST_LOAD = 2_147_483_646;

export function regionRoutes(routes: Routes): void {
  routes.read(contract.listRegions, async (tx, { query }) => {
    const { basis, root } = await resolveScope(tx, { region: query.parent, asOf: query.asOf });
    const isOfRoots = query.parent === undefined;
    const regions = await listRegions(tx, {
      root: isOfRoots ? null : root,
      parent: query.parent ?? null,
      load: isOfRoots && query.asOf === undefined ? NEWEST_LOAD : basis.load,
      with_self: query.self === 'true',
      with_outline: query.outline === 'true',
    });
    return { regions, basis: toBasis(basis) };
  });
}
