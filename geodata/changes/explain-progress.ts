import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { unknownRegion } from '../indicators/get-region.ts';
import { judgement } from '../programmes/judgement.ts';
import { listProgress, type ProgressRow, progressScope } from '../progress/list-progress.ts';
import { unknownItem } from '../progress/require-item.ts';
import { type ProgressRecord, selectProgressRecords } from '../progress/select-progress-records.ts';
import { type ChangeCause, type ChangeKind, changeCauses } from '../vocabulary/change.ts';
import { ifKnown } from './if-known.ts';
import { cleared } from './split-change.ts';

export interface ProgressChangeRequest {
  readonly programme: string;
  readonly item: string;
  readonly year?: number | undefined;
  readonly region: string;
  readonly from: Basis;
  readonly to: Basis;
}

/** A work that counts otherwise. */
export interface ChangedWork {
  readonly key: string;
  readonly name: string;
  readonly cause: Exclude<ChangeCause, 'definition'>;
  readonly kind: Extract<ChangeKind, 'entered' | 'left' | 'reweighed'>;
  /** What it adds to the quantity done. */
  readonly quantity: number;
  readonly finishedOn: string | null;
  readonly source: ProgressRecord['source'];
}

export interface ProgressChange {
  readonly year: number;
  readonly from: ProgressRow;
  readonly to: ProgressRow;
  readonly parts: readonly { readonly cause: ChangeCause; readonly quantity: number; readonly works: number }[];
  readonly works: readonly ChangedWork[];
}

/** More works of one item, year and root than this are not compared: a programme has a few thousand in all. */
const mostWorks = 1_000_000;

/**
 * Why a quantity done is another at one basis than at another. development: works finished after the first data date;
 * correction: works finished before it that were told, changed or withdrawn since; region: works of another region now.
 * A region that stands at one of them alone (it was formed or merged in between) has done nothing at the other.
 * Errors: unknown_programme, unknown_region, unknown_item (404).
 */
export async function explainProgress(tx: ReadTransaction, request: ProgressChangeRequest): Promise<ProgressChange> {
  const { programme, item, region, from, to } = request;
  const year = request.year ?? (await defaultYearOf(tx, request));
  const [before, after] = await bothRows(tx, { ...request, year });
  const ask = { programme, year, item, region };
  const works = compare(
    await worksOf(tx, { ...ask, basis: from }),
    await worksOf(tx, { ...ask, basis: to }),
    from.asOf,
  );
  const moved = works.reduce((total, { quantity }) => total + quantity, 0);
  const parts = changeCauses.map((cause) => {
    const mine = works.filter((work) => work.cause === cause);
    const sum = mine.reduce((total, { quantity }) => total + quantity, 0);
    // Whatever the works do not account for was kept by another way of counting than that of today.
    const quantity = cause === 'definition' ? after.done - before.done - moved : sum;
    return { cause, quantity: cleared(quantity), works: mine.length };
  });
  return { year, from: before, to: after, parts, works };
}

async function defaultYearOf(tx: ReadTransaction, { programme, to }: ProgressChangeRequest): Promise<number> {
  return (await progressScope(tx, { programme, region: to.root, basis: to, children: false })).year;
}

async function bothRows(
  tx: ReadTransaction,
  { programme, item, year, region, from, to }: ProgressChangeRequest & { readonly year: number },
): Promise<readonly [ProgressRow, ProgressRow]> {
  const rowOf = async (basis: Basis): Promise<ProgressRow> => {
    const { rows } = await listProgress(tx, { programme, year, region, children: false, basis });
    const row = rows.find((each) => each.item === item);
    if (row === undefined) throw unknownItem(item, programme);
    return row;
  };
  const [former, later] = [await ifKnown(rowOf(from)), await ifKnown(rowOf(to))];
  const [before, after] = [former ?? later, later ?? former];
  if (before === undefined || after === undefined) throw unknownRegion(region, to.root);
  return [former ?? withoutRegion(before), later ?? withoutRegion(after)];
}

/** The row of a region while it does not stand, beside the one it has at the other state. */
function withoutRegion(row: ProgressRow): ProgressRow {
  const nothing = { done: 0, reported: 0, difference: 0, early: 0, late: 0, moved: 0, doneToDate: 0 };
  const unknown = { plan: null, planToDate: null, carried: null, expected: null, forecast: null, percent: null };
  const judged = judgement('no_data', '该时点没有这个区域。', 'There was no such region at that time.');
  return { ...row, ...nothing, ...unknown, forecastRange: null, ...judged };
}

interface WorksOf {
  /** Of the region. */
  readonly own: ReadonlyMap<string, ProgressRecord>;
  /** Of the root. */
  readonly all: ReadonlyMap<string, ProgressRecord>;
}

async function worksOf(
  tx: ReadTransaction,
  {
    basis,
    region,
    item,
    ...ask
  }: Pick<ProgressChangeRequest, 'programme' | 'item' | 'region'> & { year: number; basis: Basis },
): Promise<WorksOf> {
  const listOf = async (place: string): Promise<Map<string, ProgressRecord>> => {
    const { frame, year } = await progressScope(tx, { ...ask, region: place, basis, children: false });
    const asked = {
      ...frame,
      year,
      fromYear: year,
      item,
      kind: 'done',
      month: null,
      after: null,
      limit: mostWorks,
    } as const;
    const { records } = await selectProgressRecords(tx, asked);
    return new Map(records.map((record) => [record.key, record]));
  };
  const all = await listOf(basis.root);
  return { all, own: region === basis.root ? all : ((await ifKnown(listOf(region))) ?? new Map()) };
}

function compare(before: WorksOf, after: WorksOf, dayBefore: string | null): ChangedWork[] {
  const keys = new Set([...before.own.keys(), ...after.own.keys()]);
  return [...keys].flatMap((key) => {
    const [former, later] = [before.own.get(key), after.own.get(key)];
    const shown = later ?? former;
    if (shown === undefined || former?.quantity === later?.quantity) return [];
    const { name, finishedOn, source } = shown;
    const quantity = cleared((later?.quantity ?? 0) - (former?.quantity ?? 0));
    const isMoved = (former === undefined || later === undefined) && before.all.has(key) && after.all.has(key);
    const isNew = former === undefined && (dayBefore === null || (finishedOn ?? '') > dayBefore);
    const cause = isMoved ? 'region' : isNew ? 'development' : 'correction';
    const kind = former === undefined ? 'entered' : later === undefined ? 'left' : 'reweighed';
    return [{ key, name, cause, kind, quantity, finishedOn, source }];
  });
}
