import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import type { IndicatorParams } from '../indicators/define-indicator.ts';
import { getIndicator } from '../indicators/get-indicator.ts';
import { findPlace, type RegionPlace } from '../indicators/get-region.ts';
import { selectValues } from '../indicators/select-values.ts';
import { selectVillageValues } from '../indicators/select-village-values.ts';
import { findProgrammeAt } from '../months/find-programme-at.ts';
import { requireSameDefinition } from '../months/same-definition.ts';
import { watchedVariant } from '../programmes/watched-variant.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import { holdAgainstTargets } from './hold-against-targets.ts';
import type { IndicatorValue, ValueAnswer } from './indicator-value.ts';
import { keptValues } from './kept-values.ts';

export interface ValuesRequest {
  readonly indicator: string;
  readonly root: string;
  /** The root unless given. */
  readonly region?: string | undefined;
  /** Descendants at this level; without it, the region itself. */
  readonly level?: RegionLevel | undefined;
  /** Whose targets and parameters; unless given the latest programme of the root that watches the indicator. */
  readonly programme?: string | undefined;
  /** Parameters that take the place of the programme's. */
  readonly params?: IndicatorParams | undefined;
  readonly basis: Basis;
}

/** Values of an indicator with target and status. Errors: those of `answerValues`. */
export async function listValues(tx: ReadTransaction, request: ValuesRequest): Promise<readonly IndicatorValue[]> {
  return (await answerValues(tx, request)).values;
}

/**
 * Values with the definition they were made by. Of a closed month what its closing kept, whatever the definition is
 * now; what it did not keep (villages, other parameters) only while the definition is the same.
 * Errors: unknown_indicator, unknown_region, unknown_programme (404), definition_changed (409).
 */
export async function answerValues(tx: ReadTransaction, request: ValuesRequest): Promise<ValueAnswer> {
  const basis = { ...request.basis, root: request.root };
  const kept = await keptValues(tx, { ...request, basis });
  if (kept !== undefined) return kept;
  const region = await findPlace(tx, basis, request.region);
  return computeValues(tx, { ...request, basis, region });
}

async function computeValues(
  tx: ReadTransaction,
  request: Omit<ValuesRequest, 'region'> & { readonly region: RegionPlace },
): Promise<ValueAnswer> {
  const { level, region, basis } = request;
  const indicator = getIndicator(request.indicator);
  const programme = await findProgrammeAt(tx, basis, { id: request.programme, indicator: indicator.id });
  const variant = watchedVariant(indicator, programme, request.params);
  const asked = { indicator, variant, programme: programme?.id, region: region.code, params: request.params };
  await requireSameDefinition(tx, basis, asked);
  const self = level === undefined || level === region.level;
  const values =
    level === 'village' || region.level === 'village'
      ? await selectVillageValues(tx, { variant, basis, region })
      : await selectValues(tx, { variant, basis, region: region.code, self, levels: self ? [] : [level] });
  const held = await holdAgainstTargets(tx, values, { indicator: indicator.id, programme, basis });
  return { version: indicator.version, weightUnit: variant.indicator.weightUnit, values: held };
}
