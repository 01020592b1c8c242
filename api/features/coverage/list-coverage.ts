import type { z } from 'zod';
import type { coverageRow } from '#api/contract/coverage.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { defineError } from '#geodata/errors.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { getRegion } from '#geodata/indicators/get-region.ts';
import { type IndicatorRecord, selectRecords } from '#geodata/indicators/select-records.ts';
import { selectValues } from '#geodata/indicators/select-values.ts';
import { variantOf } from '#geodata/indicators/variant.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';

export const unknownRule = defineError(
  'unknown_rule',
  400,
  (rule: string) => `${rule} is no kind of facility; known are ${facilityKinds.map(({ code }) => code).join(', ')}.`,
);

export interface CoverageRequest {
  /** Facility kind. */
  readonly rule: string;
  /** Straight line on the ellipsoid, inclusive. */
  readonly thresholdM: number;
  /** Either of the two unless given. */
  readonly referencePoint?: string | undefined;
  /** The root unless given. */
  readonly region?: string | undefined;
  readonly root: string;
  readonly basis: Basis;
}

export interface Coverage {
  /** The region, then its districts and towns. */
  readonly rows: z.infer<typeof coverageRow>[];
  /** Villages not covered, farthest first; those without a location or a facility to measure to come last. */
  readonly gaps: IndicatorRecord[];
}

/**
 * Villages within a distance of a facility of a kind: the indicator village-bus-coverage asked with other
 * parameters. Errors: unknown_rule (400), unknown_region (404).
 */
export async function listCoverage(tx: ReadTransaction, request: CoverageRequest): Promise<Coverage> {
  const { rule, thresholdM, root } = request;
  if (findCode(facilityKinds, rule) === undefined) throw unknownRule(rule);
  const basis = { ...request.basis, root };
  const indicator = getIndicator('village-bus-coverage');
  const params = { facilityKind: rule, thresholdM, referencePoint: request.referencePoint ?? 'either' };
  const variant = variantOf(indicator, params);
  const region = await getRegion(tx, basis, request.region);
  await requireSameDefinition(tx, basis, { indicator, variant, region: region.code, params });
  const values = await selectValues(tx, {
    variant,
    basis,
    region: region.code,
    self: true,
    levels: ['district', 'town'],
  });
  const { records } = await selectRecords(tx, {
    variant,
    basis,
    region,
    state: 'gap',
    order: 'farthest',
    after: null,
    limit: null,
  });
  const rows = values.map(({ value, successCount, populationCount, success: _s, population: _p, ...place }) => ({
    ...place,
    covered: successCount,
    villages: populationCount,
    percent: value,
  }));
  return { rows, gaps: records };
}
