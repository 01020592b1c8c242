import { getValues, listRecords as recordsEndpoint } from '#api/contract/indicators.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { listRecords } from './list-records.ts';
import { listValues } from './list-values.ts';

export function valueRoutes(routes: Routes): void {
  routes.read(getValues, async (tx, { query }) => {
    const { id, version } = getIndicator(query.indicator);
    const { basis, region, root } = await resolveScope(tx, query);
    const asked = { indicator: id, root, region, level: query.level, programme: query.programme, basis };
    return { indicator: id, version, values: await listValues(tx, asked), basis: toBasis(basis) };
  });

  routes.read(recordsEndpoint, async (tx, { params, query }) => {
    const { id, version } = getIndicator(params.id);
    const { basis, region, root } = await resolveScope(tx, query);
    const { state, limit, cursor } = query;
    const asked = { indicator: id, root, region, state, limit, cursor, programme: query.programme, basis };
    return { indicator: id, version, ...(await listRecords(tx, asked)), basis: toBasis(basis) };
  });
}
