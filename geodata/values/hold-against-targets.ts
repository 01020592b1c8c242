import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import type { RegionValue } from '../indicators/select-values.ts';
import type { AppliedProgramme } from '../programmes/find-programme.ts';
import { judgeValue } from '../programmes/judge-value.ts';
import { pickTarget, targetsFor } from '../programmes/pick-target.ts';
import { statusLimits } from '../programmes/status-limits.ts';
import { targetRegions } from '../programmes/target-regions.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import type { IndicatorValue } from './indicator-value.ts';

interface LevelTarget {
  readonly code: string;
  readonly level: RegionLevel;
  readonly operator: Comparison;
  readonly value: number;
  readonly dueOn: string;
  readonly clause: string;
  readonly regions: string | null;
}

const listTargets = sqlFile<{ root: string; load: number; programme: string; indicator: string }, LevelTarget>(
  new URL('./list-targets.sql', import.meta.url),
);

/** Values with the targets that the programme sets for their level and region, and their status. */
export async function holdAgainstTargets(
  tx: ReadTransaction,
  values: readonly RegionValue[],
  { indicator, programme, basis }: { indicator: string; programme: AppliedProgramme | undefined; basis: Basis },
): Promise<IndicatorValue[]> {
  const { root, load, asOf } = basis;
  const rows = programme === undefined ? [] : await listTargets(tx, { root, load, programme: programme.id, indicator });
  const targets = rows.map((row) => ({ ...row, regions: targetRegions(row.regions) }));
  return values.map((value) => withTarget(value, { targets, programme, asOf }));
}

interface TargetContext {
  readonly targets: readonly (Omit<LevelTarget, 'regions'> & { readonly regions: readonly string[] })[];
  readonly programme: AppliedProgramme | undefined;
  readonly asOf: string | null;
}

function withTarget(value: RegionValue, { targets, programme, asOf }: TargetContext): IndicatorValue {
  const picked = pickTarget(targetsFor(targets, value), asOf);
  const limits = programme?.limits ?? statusLimits.parse({});
  const isDateAsPrinted = programme?.datesAsPrinted ?? false;
  const judged = judgeValue({ ...value, asOf }, picked ? { ...picked, isDateAsPrinted } : null, limits.value);
  if (picked === undefined) return { ...value, unit: '%', target: null, ...judged };
  const { level: _level, regions: _regions, ...target } = picked;
  return { ...value, unit: '%', target, ...judged };
}
