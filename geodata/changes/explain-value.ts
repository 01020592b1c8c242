import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { getIndicator } from '../indicators/get-indicator.ts';
import { getRegion, type RegionPlace, unknownRegion } from '../indicators/get-region.ts';
import { findProgrammeAt } from '../months/find-programme-at.ts';
import { judgement } from '../programmes/judgement.ts';
import { watchedVariant } from '../programmes/watched-variant.ts';
import type { IndicatorValue } from '../values/indicator-value.ts';
import { answerValues, type ValuesRequest } from '../values/list-values.ts';
import type { ChangeCause } from '../vocabulary/change.ts';
import { ifKnown } from './if-known.ts';
import { type ChangedRecord, selectChangedRecords } from './select-changed-records.ts';
import { type ChangePart, type Sums, splitChange } from './split-change.ts';

export interface ValueChangeRequest {
  readonly indicator: string;
  readonly root: string;
  readonly region?: string | undefined;
  readonly programme?: string | undefined;
  readonly from: Basis;
  readonly to: Basis;
}

export interface ValueChange {
  readonly from: IndicatorValue;
  readonly to: IndicatorValue;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** One for every cause, in the order they are applied. */
  readonly parts: readonly ChangePart[];
  /** The heaviest first. */
  readonly records: readonly ChangedRecord[];
}

/**
 * Why a value is another at one basis than at another. Records are compared by the definition of today at both loads;
 * what a closed month kept otherwise than that definition answers is the change of definition. A region that stands at
 * one of them alone (it was formed or merged in between) counts as nothing at the other.
 * Errors: unknown_indicator, unknown_region, unknown_programme (404), region_too_small (400).
 */
export async function explainValue(tx: ReadTransaction, request: ValueChangeRequest): Promise<ValueChange> {
  const { root, from, to } = request;
  const indicator = getIndicator(request.indicator);
  const programme = await findProgrammeAt(tx, to, { id: request.programme, indicator: indicator.id });
  const region = await regionAtEither(tx, request);
  const asked = { indicator: indicator.id, root, region: region.code, programme: programme?.id };
  const [before, after] = await bothValues(tx, asked, { from, to });
  const records = await selectChangedRecords(tx, {
    variant: watchedVariant(indicator, programme),
    root,
    region: region.code,
    scope: region.isRoot ? 'root' : region.level,
    from,
    to,
  });
  const sums = (cause: ChangeCause): Sums & { records: number } => {
    const mine = records.filter((record) => record.cause === cause);
    return { ...add(mine), records: mine.length };
  };
  const moved = add(records);
  const parts = splitChange(before.value, {
    // Whatever the records do not account for was kept by another definition than that of today.
    definition: {
      success: after.value.success - before.value.success - moved.success,
      population: after.value.population - before.value.population - moved.population,
      records: 0,
    },
    region: sums('region'),
    correction: sums('correction'),
    development: sums('development'),
  });
  return { from: before.value, to: after.value, fromVersion: before.version, toVersion: after.version, parts, records };
}

/** Error: unknown_region (404) where it stands at neither. */
async function regionAtEither(tx: ReadTransaction, { region, from, to }: ValueChangeRequest): Promise<RegionPlace> {
  return (await ifKnown(getRegion(tx, to, region))) ?? (await getRegion(tx, from, region));
}

interface OneValue {
  readonly version: number;
  readonly value: IndicatorValue;
}

async function bothValues(
  tx: ReadTransaction,
  asked: Omit<ValuesRequest, 'basis'>,
  { from, to }: Pick<ValueChangeRequest, 'from' | 'to'>,
): Promise<readonly [OneValue, OneValue]> {
  const former = await ifKnown(oneValue(tx, { ...asked, basis: from }));
  const later = await ifKnown(oneValue(tx, { ...asked, basis: to }));
  const [before, after] = [former ?? later, later ?? former];
  if (before === undefined || after === undefined) throw unknownRegion(asked.region ?? asked.root, asked.root);
  return [former ?? withoutRegion(before), later ?? withoutRegion(after)];
}

/** The value of a region while it does not stand, beside the one it has at the other state. */
function withoutRegion({ version, value }: OneValue): OneValue {
  const none = { value: null, success: 0, population: 0, successCount: 0, populationCount: 0 };
  const judged = judgement('no_data', '该时点没有这个区域。', 'There was no such region at that time.');
  return { version, value: { ...value, ...none, target: null, ...judged } };
}

async function oneValue(tx: ReadTransaction, request: ValuesRequest): Promise<OneValue> {
  const { version, values } = await answerValues(tx, request);
  const [value] = values;
  if (value === undefined) throw new Error(`no value of ${request.indicator} for ${request.region}`);
  return { version, value };
}

function add(records: readonly Sums[]): Sums {
  return {
    success: records.reduce((total, { success }) => total + success, 0),
    population: records.reduce((total, { population }) => total + population, 0),
  };
}
