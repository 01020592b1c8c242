import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { requireSameCounting } from '../months/same-definition.ts';
import { type DocumentTotal, textItems } from '../programmes/document-total.ts';
import type { Words } from '../vocabulary/words.ts';
import { keptTotals } from './kept-totals.ts';
import { listProgress, type ProgressRequest, type ProgressRow, type ProgressScope } from './list-progress.ts';
import { rounded } from './rounded.ts';
import { selectGivenTotals } from './select-totals.ts';
import { firstYearTo, wholeProgramme, type Years } from './whole-programme.ts';

export type TotalsRequest = Omit<ProgressRequest, 'year'>;

/** A total that the text prints, and what was done of it in a region. */
export interface TotalRow {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly item: string;
  readonly title: Words;
  readonly unit: Words;
  /** As printed; null in any region but the root: the text gives one sum for all. */
  readonly quantity: number | null;
  /** What the plan of the region adds up to over the years; null where it plans nothing, and of an item of the text alone. */
  readonly planned: number | null;
  /** Finished works of all years, up to `measuredOn`. */
  readonly done: number;
  /** Of the quantity; where none is given, of what is planned. Null while no work of the item was loaded. */
  readonly percent: number | null;
  readonly clause: string;
  /** No column of the plan has the item. */
  readonly textOnly: boolean;
  /** A work of the item was loaded, in any region and whatever its status. */
  readonly hasWorks: boolean;
}

export interface ProgressTotalsAnswer {
  readonly years: Years;
  readonly measuredOn: string;
  readonly rows: readonly TotalRow[];
}

const listWorkedItems = sqlFile<{ root: string; load: number; programme: string }, { item: string }>(
  new URL('./list-worked-items.sql', import.meta.url),
);

type Done = Pick<ProgressRow, 'region' | 'name' | 'nameEn' | 'item' | 'doneToDate'> & Partial<ProgressRow>;

/**
 * Totals of the document by region, in its order. Plan items have the figures of plan against actual up to the last year;
 * items of the text alone are counted by the same statement. Of a closed month what its closing kept.
 * Errors: unknown_programme, unknown_region (404), definition_changed (409).
 */
export async function listTotals(tx: ReadTransaction, request: TotalsRequest): Promise<ProgressTotalsAnswer> {
  const kept = await keptTotals(tx, request);
  if (kept !== undefined) return kept;
  const scope = await wholeProgramme(tx, request);
  const { programme, year, years, measuredOn, frame } = scope;
  const { rows } = await listProgress(tx, { ...request, year });
  const done = [...rows, ...(await ofTextAlone(tx, request, scope))];
  const { root, load } = frame;
  const worked = new Set((await listWorkedItems(tx, { root, load, programme: programme.id })).map(({ item }) => item));
  const regions = [...new Set(done.map(({ region }) => region))];
  const totals = regions.flatMap((region) =>
    programme.totals.flatMap((total) => {
      const sums = done.find((entry) => entry.region === region && entry.item === total.item);
      if (sums === undefined) return [];
      return toRow(total, sums, { isRoot: region === root, hasWorks: worked.has(total.item) }) ?? [];
    }),
  );
  return { years, measuredOn, rows: totals };
}

async function ofTextAlone(
  tx: ReadTransaction,
  { basis }: TotalsRequest,
  { programme, year, frame }: ProgressScope,
): Promise<Done[]> {
  const given = textItems(programme.totals).map(({ item }) => item);
  if (given.length === 0) return [];
  await requireSameCounting(tx, basis, programme);
  return selectGivenTotals(tx, { ...frame, year, firstYear: firstYearTo(year, programme), given });
}

/** Undefined where a plan item of the document is none of the plan as it stood then. */
function toRow(
  { item, quantity: printed, clause, ...own }: DocumentTotal,
  { region, name, nameEn, doneToDate: done, planToDate = null, ...sums }: Done,
  { isRoot, hasWorks }: { readonly isRoot: boolean; readonly hasWorks: boolean },
): TotalRow | undefined {
  const title = own.title ?? sums.title;
  const unit = own.unit ?? sums.unit;
  if (title === undefined || unit === undefined) return undefined;
  const quantity = isRoot ? printed : null;
  const whole = quantity ?? planToDate;
  return {
    ...{ region, name, nameEn, item, title, unit, quantity },
    planned: planToDate,
    done,
    percent: whole === null || whole === 0 || !hasWorks ? null : rounded((100 * done) / whole),
    clause,
    textOnly: own.title !== undefined,
    hasWorks,
  };
}
