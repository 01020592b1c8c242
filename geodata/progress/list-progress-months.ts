import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { requireSameCounting } from '../months/same-definition.ts';
import { curveOf, dueShare, endOfMonth } from '../programmes/pace.ts';
import {
  listProgress,
  type ProgressRequest,
  type ProgressRow,
  type ProgressScope,
  progressScope,
} from './list-progress.ts';
import { unknownItem } from './require-item.ts';
import { rounded } from './rounded.ts';
import { selectMonths } from './select-months.ts';

export interface Correction {
  readonly region: string;
  readonly name: string;
  readonly before: number | null;
  /** Null when the report was withdrawn. */
  readonly after: number | null;
  readonly load: number;
  readonly file: string;
}

/** One month of a year; figures of a month that has not begun by the measuring day are null. */
export interface ProgressMonth {
  readonly month: number;
  readonly until: string;
  readonly begun: boolean;
  readonly done: number | null;
  readonly works: number | null;
  readonly reported: number | null;
  readonly difference: number | null;
  readonly doneToDate: number | null;
  readonly reportedToDate: number | null;
  readonly expectedToDate: number | null;
  readonly corrections: readonly Correction[];
}

export interface ProgressMonths {
  readonly year: number;
  readonly measuredOn: string;
  readonly row: ProgressRow;
  readonly months: readonly ProgressMonth[];
}

type CorrectionParams = Record<'root' | 'programme' | 'item' | 'region' | 'scope', string> &
  Record<'load' | 'year', number>;
const selectCorrections = sqlFile<CorrectionParams, Correction & { readonly month: number }>(
  new URL('./select-corrections.sql', import.meta.url),
);

/**
 * The year of one item and region by month. The months add up to the row of the year. Where one printed year stands for
 * all, they are those of the measuring day's year, and what was done to date begins with what the years before it brought.
 * Errors: unknown_programme, unknown_region, unknown_item (404).
 */
export async function listProgressMonths(
  tx: ReadTransaction,
  request: Omit<ProgressRequest, 'children'> & { readonly item: string },
): Promise<ProgressMonths> {
  const { item, ...asked } = request;
  const scope = await progressScope(tx, { ...asked, children: false });
  const { programme, year, measuredOn, frame } = scope;
  await requireSameCounting(tx, request.basis, programme);
  const { rows } = await listProgress(tx, { ...asked, year, children: false });
  const row = rows.find((entry) => entry.item === item);
  if (row === undefined) throw unknownItem(item, programme.id);
  const sums = (await selectMonths(tx, { ...frame, year })).filter((sum) => sum.item === item);
  const calendarYear = frame.printedYear === null ? year : Number(measuredOn.slice(0, 4));
  const told = await correctionsOf(tx, scope, { item, calendarYear });
  const curve = curveOf(programme.pace, item);
  const expected = (until: string): number | null => {
    if (row.plan === null || programme.datesAsPrinted) return null;
    const { numerator, denominator } = dueShare(year, until, curve);
    return rounded((row.plan * numerator) / denominator);
  };
  return { year, measuredOn, row, months: monthsOf(sums, { calendarYear, measuredOn, expected, told }) };
}

async function correctionsOf(
  tx: ReadTransaction,
  { frame, year }: ProgressScope,
  { item, calendarYear }: { readonly item: string; readonly calendarYear: number },
): Promise<MonthFrame['told']> {
  const { root, load, programme, region, scope, printedYear } = frame;
  if (printedYear !== null && printedYear !== year) return [];
  const corrections = await selectCorrections(tx, { root, load, programme, year: calendarYear, item, region, scope });
  return corrections.map(({ month, ...correction }) => ({ month, correction }));
}

interface MonthFrame {
  /** The year of the months themselves. */
  readonly calendarYear: number;
  readonly measuredOn: string;
  readonly expected: (until: string) => number | null;
  readonly told: readonly { readonly month: number; readonly correction: Correction }[];
}

type DatedSums = Awaited<ReturnType<typeof selectMonths>>;

function monthsOf(sums: DatedSums, { calendarYear, measuredOn, expected, told }: MonthFrame): ProgressMonth[] {
  const earlier = sums.filter((sum) => sum.calendarYear < calendarYear);
  const own = sums.filter((sum) => sum.calendarYear === calendarYear);
  let doneToDate = rounded(earlier.reduce((total, { done }) => total + done, 0));
  let reportedToDate = rounded(earlier.reduce((total, { reported }) => total + reported, 0));
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    const end = endOfMonth(calendarYear, month);
    const begun = measuredOn >= `${end.slice(0, 8)}01`;
    const until = measuredOn < end && begun ? measuredOn : end;
    const corrections = told.filter((entry) => entry.month === month).map(({ correction }) => correction);
    const frame = { month, until, begun, expectedToDate: expected(until), corrections };
    if (!begun) return { ...frame, ...notBegun };
    const sum = own.find((entry) => entry.month === month) ?? { done: 0, reported: 0, works: 0 };
    doneToDate = rounded(doneToDate + sum.done);
    reportedToDate = rounded(reportedToDate + sum.reported);
    const { done, reported, works } = sum;
    return { ...frame, done, reported, works, difference: rounded(reported - done), doneToDate, reportedToDate };
  });
}

const notBegun = {
  done: null,
  works: null,
  reported: null,
  difference: null,
  doneToDate: null,
  reportedToDate: null,
} as const;
