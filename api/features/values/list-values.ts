import type { z } from 'zod';
import type { indicatorValue } from '#api/contract/indicators.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { findPlace } from '#geodata/indicators/get-region.ts';
import { type RegionValue, selectValues } from '#geodata/indicators/select-values.ts';
import { selectVillageValues } from '#geodata/indicators/select-village-values.ts';
import { type AppliedProgramme, findProgramme } from '#geodata/programmes/find-programme.ts';
import { judgeValue } from '#geodata/programmes/judge-value.ts';
import { pickTarget, targetsFor } from '#geodata/programmes/pick-target.ts';
import { statusLimits } from '#geodata/programmes/status-limits.ts';
import { targetRegions } from '#geodata/programmes/target-regions.ts';
import { watchedVariant } from '#geodata/programmes/watched-variant.ts';
import type { Comparison } from '#geodata/vocabulary/comparison.ts';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';

export type IndicatorValue = z.infer<typeof indicatorValue>;

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

/** Values of an indicator with target and status. Errors: unknown_indicator, unknown_region, unknown_programme (404). */
export async function listValues(tx: ReadTransaction, request: ValuesRequest): Promise<IndicatorValue[]> {
  const { root, level } = request;
  const basis = { ...request.basis, root };
  const indicator = getIndicator(request.indicator);
  const region = await findPlace(tx, basis, request.region);
  const programme = await findProgramme(tx, root, { id: request.programme, indicator: indicator.id });
  const variant = watchedVariant(indicator, programme, request.params);
  const self = level === undefined || level === region.level;
  const values =
    level === 'village' || region.level === 'village'
      ? await selectVillageValues(tx, { variant, basis, region })
      : await selectValues(tx, { variant, basis, region: region.code, self, levels: self ? [] : [level] });
  const rows =
    programme === undefined
      ? []
      : await listTargets(tx, { root, load: basis.load, programme: programme.id, indicator: indicator.id });
  const targets = rows.map((row) => ({ ...row, regions: targetRegions(row.regions) }));
  return values.map((value) => withTarget(value, { targets, programme, asOf: basis.asOf }));
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
