import type { z } from 'zod';
import type { listCoverageVillages } from '#api/contract/coverage.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { findPlace, type RegionPlace } from '#geodata/indicators/get-region.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import { requireSameDefinition } from '#geodata/months/same-definition.ts';
import type { AppliedProgramme } from '#geodata/programmes/find-programme.ts';
import { watchedVariant } from '#geodata/programmes/watched-variant.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { toBasis } from '../../scope/resolve-scope.ts';
import { unknownRule } from './list-coverage.ts';
import { type ComparedSide, selectCompared } from './select-compared.ts';

type Answer = z.input<typeof listCoverageVillages.response>;

export interface CompareRequest {
  readonly rule: string;
  readonly reference?: string | undefined;
  readonly threshold?: number | undefined;
  readonly againstReference?: string | undefined;
  readonly againstThreshold?: number | undefined;
  readonly state: 'gap' | 'success' | 'flipped' | 'all';
  readonly why?: string | undefined;
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
  readonly region: string;
  readonly root: string;
  readonly basis: Basis;
  /** What the other side rests on. */
  readonly former: Basis;
}

const indicatorId = 'village-bus-coverage';

/**
 * The villages of a region by two rules, or by one at two times: both sides are the indicator village-bus-coverage with
 * its parameters, never a rule of their own. A village may be asked for too.
 * Errors: unknown_rule (400), unknown_region (404), definition_changed (409).
 */
export async function compareCoverage(
  tx: ReadTransaction,
  request: CompareRequest,
): Promise<Omit<Answer, 'metric' | 'basis'>> {
  const { rule, root, basis, former } = request;
  if (findCode(facilityKinds, rule) === undefined) throw unknownRule(rule);
  const region = await findPlace(tx, { ...basis, root }, request.region);
  const programme = await findProgrammeAt(tx, basis, { indicator: indicatorId });
  const asked = sideOf(programme, { rule, reference: request.reference, threshold: request.threshold, basis });
  const other = sideOf(programme, {
    rule,
    reference: request.againstReference,
    threshold: request.againstThreshold,
    basis: former,
  });
  for (const side of [asked, other]) await requireSide(tx, side, region);
  const { villages, sums } = await selectCompared(tx, { ...request, side: asked, against: other, region });
  return {
    side: {
      ...wordsOf(asked),
      villages: sums.villages,
      covered: sums.covered,
      noLocation: sums.noLocation,
      percent: sums.percent,
    },
    against: {
      ...wordsOf(other),
      villages: sums.formerVillages,
      covered: sums.formerCovered,
      noLocation: sums.formerNoLocation,
      percent: sums.formerPercent,
    },
    difference: {
      villages: sums.villages - sums.formerVillages,
      covered: sums.covered - sums.formerCovered,
      noLocation: sums.noLocation - sums.formerNoLocation,
      percent: sums.percentDifference,
    },
    flips: { covered: sums.newlyCovered, gap: sums.newlyGap, entered: sums.entered, left: sums.left },
    matching: sums.matching,
    villages,
  };
}

interface SideAsked {
  readonly rule: string;
  readonly reference: string | undefined;
  readonly threshold: number | undefined;
  readonly basis: Basis;
}

interface Side extends ComparedSide {
  readonly official: boolean;
}

/** What a question leaves open is as the programme watches the indicator. */
function sideOf(programme: AppliedProgramme | undefined, { rule, reference, threshold, basis }: SideAsked): Side {
  const indicator = getIndicator(indicatorId);
  const official = watchedVariant(indicator, programme);
  const variant = watchedVariant(indicator, programme, {
    facilityKind: rule,
    ...(reference !== undefined && { referencePoint: reference }),
    ...(threshold !== undefined && { thresholdM: threshold }),
  });
  return { variant, basis, official: variant.key === official.key };
}

/** Records of a closed month by a definition that has changed are refused, as everywhere. */
async function requireSide(tx: ReadTransaction, { variant, basis }: Side, region: RegionPlace): Promise<void> {
  const indicator = getIndicator(indicatorId);
  await requireSameDefinition(tx, basis, { indicator, variant, region: region.code, params: variant.params });
}

function wordsOf({
  variant,
  basis,
  official,
}: Side): Pick<Answer['side'], 'rule' | 'reference' | 'threshold' | 'official' | 'basis'> {
  const { facilityKind, referencePoint, thresholdM } = paramsOf(variant);
  return { rule: facilityKind, reference: referencePoint, threshold: thresholdM, official, basis: toBasis(basis) };
}

function paramsOf({ params }: Variant): { facilityKind: string; referencePoint: string; thresholdM: number } {
  return {
    facilityKind: String(params.facilityKind),
    referencePoint: String(params.referencePoint),
    thresholdM: Number(params.thresholdM),
  };
}
