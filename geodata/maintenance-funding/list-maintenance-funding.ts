import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { defineError } from '../errors.ts';
import { getIndicator } from '../indicators/get-indicator.ts';
import { type RegionValue, selectValues } from '../indicators/select-values.ts';
import { variantOf } from '../indicators/variant.ts';
import { type Decimal, decimalOf, decimalOfText, numberOf, sumOf, times } from '../money/decimal.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import { listAppliedProgrammes, unknownProgramme } from '../programmes/find-programme.ts';
import type { PerKmFunding } from '../programmes/funding.ts';
import type { AdminGrade } from '../vocabulary/road.ts';
import { type Allocation, type AllocationCheck, checkAllocation, listAllocations } from './compare-allocations.ts';
import { countedBy, type GradedLength, listGradedLengths } from './list-graded-lengths.ts';
import { finalRates, paidGrades } from './payer-rates.ts';

const noMaintenanceFunding = defineError(
  'no_maintenance_funding',
  404,
  (of: string) =>
    `${of} 没有按里程的养护资金标准；如行动计划文件夹中的 funding.yaml 有 perKm，请重新应用该行动计划。${of} has no maintenance money per kilometre; if a programme folder has perKm in its funding.yaml, apply it again.`,
);

/** What a payer gives, in 元 a year: kilometres times a whole rate, exact and not rounded. */
export interface Share {
  readonly payer: string;
  readonly amountYuan: number;
}

export interface GradeMoney {
  readonly grade: AdminGrade;
  readonly lengthKm: number;
  readonly segments: number;
  readonly rates: readonly { readonly payer: string; readonly rateYuan: number }[];
  readonly amountYuan: number;
  readonly shares: readonly Share[];
}

export interface MaintenanceRow {
  readonly region: Pick<RegionValue, 'region' | 'name' | 'nameEn' | 'level' | 'parent'>;
  readonly lengthKm: number;
  readonly amountYuan: number;
  readonly shares: readonly Share[];
  readonly grades: readonly GradeMoney[];
  /** Money of each rule by itself: the second divides a part of the first. */
  readonly rules: readonly { readonly id: string; readonly amountYuan: number }[];
  /** Money that was set aside for the region, where it is on record. */
  readonly allocations: readonly AllocationCheck[];
}

export interface MaintenanceRequest {
  readonly programme?: string | undefined;
  readonly region: string;
  readonly basis: Basis;
}

export interface MaintenanceFunding {
  readonly programme: string;
  readonly perKm: PerKmFunding;
  readonly rows: readonly MaintenanceRow[];
}

/**
 * Yearly maintenance money of a region and those below it; of a closed month what its closing kept.
 * Errors: unknown_programme, no_maintenance_funding (404).
 */
export async function listMaintenanceFunding(
  tx: ReadTransaction,
  request: MaintenanceRequest,
): Promise<MaintenanceFunding> {
  const { programme = '', region, basis } = request;
  const kept = await frozenAnswer<MaintenanceFunding>(tx, basis, subjects.maintenance(programme));
  if (kept === undefined) return computeFunding(tx, request);
  return { ...kept, rows: withBelow(kept.rows, region) };
}

/** The row of a region and those below it; wider regions stand first. */
function withBelow(rows: readonly MaintenanceRow[], region: string): MaintenanceRow[] {
  const found = new Set([region]);
  return rows.filter(({ region: place }) => {
    if (place.parent !== null && found.has(place.parent)) found.add(place.region);
    return found.has(place.region);
  });
}

async function computeFunding(
  tx: ReadTransaction,
  { programme: asked, region, basis }: MaintenanceRequest,
): Promise<MaintenanceFunding> {
  const { programme, perKm } = await findPerKm(tx, basis.root, asked);
  const variant = variantOf(getIndicator(countedBy));
  const places = await selectValues(tx, { variant, basis, region, self: true, levels: ['district', 'town'] });
  const lengths = await listGradedLengths(tx, basis);
  const allocations = await listAllocations(tx, basis, programme);
  const rows = places.map((place) =>
    rowOf(place, perKm, {
      lengths: lengths.filter((length) => length.region === place.region),
      allocations: allocations.filter((allocation) => allocation.region === place.region),
    }),
  );
  return { programme, perKm, rows };
}

async function findPerKm(
  tx: ReadTransaction,
  root: string,
  id: string | undefined,
): Promise<{ readonly programme: string; readonly perKm: PerKmFunding }> {
  const applied = await listAppliedProgrammes(tx, root);
  if (id !== undefined && !applied.some((programme) => programme.id === id)) throw unknownProgramme(id, root);
  for (const programme of applied) {
    const perKm = programme.funding?.perKm;
    if (perKm !== undefined && (id === undefined || id === programme.id)) return { programme: programme.id, perKm };
  }
  throw noMaintenanceFunding(id ?? root);
}

interface RegionFacts {
  readonly lengths: readonly GradedLength[];
  readonly allocations: readonly Allocation[];
}

function rowOf(place: RegionValue, perKm: PerKmFunding, { lengths, allocations }: RegionFacts): MaintenanceRow {
  const { region, name, nameEn, level, parent } = place;
  const kmOf = (grade: AdminGrade): Decimal =>
    decimalOfText(lengths.find((length) => length.grade === grade)?.lengthKm ?? '0');
  const grades = paidGrades(perKm);
  const needOf = (payer: string, grade: AdminGrade): Decimal => {
    const rate = finalRates(perKm, grade).find((each) => each.payer === payer)?.rateYuan ?? 0;
    return times(kmOf(grade), decimalOf(rate));
  };
  const shares = (of: readonly AdminGrade[]): Share[] =>
    perKm.payers.map(({ id }) => ({ payer: id, amountYuan: numberOf(sumOf(of.map((grade) => needOf(id, grade)))) }));
  const ruleAmount = (rule: PerKmFunding['rules'][number] | undefined, of: readonly AdminGrade[]): number =>
    numberOf(sumOf(of.map((grade) => times(kmOf(grade), decimalOf(rule?.rates[grade] ?? 0)))));
  const [first] = perKm.rules;
  return {
    region: { region, name, nameEn, level, parent },
    lengthKm: numberOf(sumOf(grades.map(kmOf))),
    amountYuan: ruleAmount(first, grades),
    shares: shares(grades),
    grades: grades.map((grade) => ({
      grade,
      lengthKm: numberOf(kmOf(grade)),
      segments: lengths.find((length) => length.grade === grade)?.segments ?? 0,
      rates: finalRates(perKm, grade),
      amountYuan: ruleAmount(first, [grade]),
      shares: shares([grade]),
    })),
    rules: perKm.rules.map((rule) => ({ id: rule.id, amountYuan: ruleAmount(rule, grades) })),
    allocations: allocations.map((each) => checkAllocation(each, needOf(each.payer, each.grade))),
  };
}
