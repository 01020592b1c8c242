import { getValues, listRecords as recordsEndpoint } from '#api/contract/indicators.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { answerValues } from '#geodata/values/list-values.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { listRecords } from './list-records.ts';

export function valueRoutes(routes: Routes): void {
  routes.read(getValues, async (tx, { query }) => {
    const { indicator, level, programme } = query;
    const { basis, region, root } = await resolveScope(tx, query);
    const params = weightingOf(query);
    const answer = await answerValues(tx, { indicator, root, region, level, programme, params, basis });
    return { indicator, ...answer, basis: toBasis(basis) };
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

/** Undefined where nothing is asked for in the place of the programme's parameters. */
function weightingOf({ weighting }: { readonly weighting?: string | undefined }): IndicatorParams | undefined {
  return weighting === undefined ? undefined : { weighting };
}
