import { getValues, listRecords as recordsEndpoint } from '#api/contract/indicators.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { variantOf } from '#geodata/indicators/variant.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { listRecords } from './list-records.ts';
import { listValues } from './list-values.ts';

export function valueRoutes(routes: Routes): void {
  routes.read(getValues, async (tx, { query }) => {
    const indicator = getIndicator(query.indicator);
    const { id, version } = indicator;
    const { basis, region, root } = await resolveScope(tx, query);
    const params = weightingOf(query);
    const asked = { indicator: id, root, region, level: query.level, programme: query.programme, params, basis };
    const values = await listValues(tx, asked);
    const { weightUnit } = variantOf(indicator, params).indicator;
    return { indicator: id, version, weightUnit, values, basis: toBasis(basis) };
  });

  routes.read(recordsEndpoint, async (tx, { params, query }) => {
    const { id, version } = getIndicator(params.id);
    const { basis, region, root } = await resolveScope(tx, query);
    const { state, limit, cursor } = query;
    const { programme } = query;
    const asked = { indicator: id, root, region, state, limit, cursor, programme, params: weightingOf(query), basis };
    return { indicator: id, version, ...(await listRecords(tx, asked)), basis: toBasis(basis) };
  });
}

function weightingOf({ weighting }: { readonly weighting?: string | undefined }): IndicatorParams {
  return weighting === undefined ? {} : { weighting };
}
