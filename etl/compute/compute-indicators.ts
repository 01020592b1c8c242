import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { asksRowsAlone } from '#geodata/indicators/changed-part-query.ts';
import type { Indicator, IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { coverageKinds, indicators } from '#geodata/indicators/registry.ts';
import { takesParams, type Variant, variantOf } from '#geodata/indicators/variant.ts';
import { computeVariant } from './compute-variant.ts';
import { type Change, findChange } from './find-change.ts';
import { touchedDistricts } from './touched-districts.ts';

export interface Computation {
  /** Root region whose data changed. */
  readonly root: string;
  /** Load that changed it. */
  readonly load: number;
  /** Dataset of the load; `programme` and `region` make everything new. */
  readonly dataset: string;
  /** Only this indicator, for the command line. */
  readonly only?: string;
  /** Definitions to compute; all of the registry unless given. */
  readonly definitions?: ReadonlyMap<string, Indicator>;
}

interface ListedVariant {
  readonly indicator: string;
  readonly params: IndicatorParams;
  readonly is_kept: boolean;
}

const listComputedVariants = sqlFile<{ root: string }, ListedVariant>(
  new URL('./list-computed-variants.sql', import.meta.url),
);

const listStaleTables = sqlFile<Record<string, never>, { name: string }>(
  new URL('./list-stale-tables.sql', import.meta.url),
);

/** Datasets after which everything is computed anew: regions are what values are grouped by, programmes say which. */
const concernsAll = new Set(['programme', 'region']);

/**
 * Computes, inside the publishing transaction, every indicator that reads the dataset: of the districts that the load
 * can have changed, and of all where that is not known.
 * A row is written only where the value differs from the newest one before it, so the value as of a load is the
 * row with the greatest load up to it, and a load that changes nothing writes nothing.
 */
export async function computeIndicators(tx: WriteTransaction, computation: Computation): Promise<void> {
  const { root, load, dataset, only } = computation;
  await fillStatistics(tx);
  let change: Change | undefined;
  for (const { variant, isKept } of await variantsToCompute(tx, computation)) {
    const { indicator } = variant;
    if (only !== undefined && indicator.id !== only) continue;
    const isConcerned = concernsAll.has(dataset) || indicator.reads.includes(dataset);
    if (isKept && !isConcerned) continue;
    const isEverything = !isKept || concernsAll.has(dataset) || indicator.reach?.[dataset] === undefined;
    if (!isEverything) change ??= await findChange(tx, { root, load, dataset });
    const districts = isEverything || change === undefined ? null : await touchedDistricts(tx, variant, change);
    const fromChanged = districts !== null && indicator.dataset === dataset && asksRowsAlone(indicator);
    await computeVariant(tx, { root, load, variant, districts, fromChanged });
  }
}

/**
 * Gives the planner statistics where it has none. Without them a filled table counts as empty, and the nearest of
 * 3,000 stops is sought by sorting all of them for every village: measured 8.1 s instead of 0.2 s.
 */
export async function fillStatistics(tx: WriteTransaction): Promise<void> {
  for (const { name } of await listStaleTables(tx, {})) await tx.raw('ANALYZE ??', [name]);
}

interface Wanted {
  readonly variant: Variant;
  /** Has stored values; one that has none is computed whatever was loaded. */
  readonly isKept: boolean;
}

async function variantsToCompute(
  tx: WriteTransaction,
  { root, definitions = indicators }: Computation,
): Promise<Iterable<Wanted>> {
  const listed = await listComputedVariants(tx, { root });
  // Without a programme a root keeps the indicators of the texts; a kind of coverage asks nothing by itself.
  const named = [...definitions.keys()].filter((id) => !coverageKinds.has(id));
  const all = named.map((indicator) => ({ indicator, params: {}, is_kept: false }));
  const variants = new Map<string, Wanted>();
  for (const { indicator: id, params, is_kept: isKept } of listed.length > 0 ? listed : all) {
    const indicator = definitions.get(id);
    // What is no longer defined keeps its stored values and gets no new ones; it must not stop a publication.
    if (indicator === undefined || !takesParams(indicator, params)) continue;
    const variant = variantOf(indicator, params);
    const key = `${id} ${variant.key}`;
    variants.set(key, { variant, isKept: isKept || variants.get(key)?.isKept === true });
  }
  return variants.values();
}
