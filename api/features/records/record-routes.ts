import * as contract from '#api/contract/records.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { getRecord } from './get-record.ts';

export function recordRoutes(routes: Routes): void {
  routes.read(contract.getRecord, async (tx, { params, query }) => {
    const { basis } = await resolveScope(tx, query);
    return { ...(await getRecord(tx, { dataset: params.dataset, key: query.key, basis })), basis: toBasis(basis) };
  });
}
