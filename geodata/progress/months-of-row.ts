import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { curveOf, dueShare, endOfMonth } from '../programmes/pace.ts';
import type { ProgressRow, ProgressScope } from './list-progress.ts';
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

interface CorrectionRow extends Correction {
  readonly item: string;
  readonly parent: string | null;
  /** 1 to 12. */
  readonly month: number;
}

const selectCorrections = sqlFile<
  Record<'root' | 'programme', string> & Record<'load' | 'year', number>,
  CorrectionRow
>(new URL('./select-corrections.sql', import.meta.url));

type DatedSums = Awaited<ReturnType<typeof selectMonths>>;

/** What the months of a year are made of, read once for all rows of its scope. */
export interface YearByMonth {
  readonly scope: ProgressScope;
  /** The year of the months themselves: where one printed year stands for all, that of the measuring day. */
  readonly calendarYear: number;
  readonly sums: DatedSums;
  readonly corrections: readonly CorrectionRow[];
}

export async function readYearByMonth(tx: ReadTransaction, scope: ProgressScope): Promise<YearByMonth> {
  const { programme, year, measuredOn, frame } = scope;
  const { root, load, printedYear } = frame;
  const calendarYear = printedYear === null ? year : Number(measuredOn.slice(0, 4));
  const sums = await selectMonths(tx, { ...frame, year });
  const isWithout = printedYear !== null && printedYear !== year;
  const asked = { root, load, programme: programme.id, year: calendarYear };
  return { scope, calendarYear, sums, corrections: isWithout ? [] : await selectCorrections(tx, asked) };
}

/** The year of one row by month. The months add up to the row. */
export function monthsOfRow(
  { scope, calendarYear, sums, corrections }: YearByMonth,
  row: ProgressRow,
): ProgressMonth[] {
  const { programme, year, measuredOn, frame } = scope;
  const curve = curveOf(programme.pace, row.item);
  const expected = (until: string): number | null => {
    if (row.plan === null || programme.datesAsPrinted) return null;
    const { numerator, denominator } = dueShare(year, until, curve);
    return rounded((row.plan * numerator) / denominator);
  };
  const isOfRow = ({ item, region, parent }: CorrectionRow): boolean =>
    item === row.item && (row.region === frame.root || region === row.region || parent === row.region);
  const own = sums.filter(({ region, item }) => region === row.region && item === row.item);
  return monthsOf(own, { calendarYear, measuredOn, expected, told: corrections.filter(isOfRow) });
}

interface MonthFrame {
  readonly calendarYear: number;
  readonly measuredOn: string;
  readonly expected: (until: string) => number | null;
  readonly told: readonly CorrectionRow[];
}

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
    const corrections = told.filter((entry) => entry.month === month).map(toCorrection);
    const frame = { month, until, begun, expectedToDate: expected(until), corrections };
    if (!begun) return { ...frame, ...notBegun };
    const sum = own.find((entry) => entry.month === month) ?? { done: 0, reported: 0, works: 0 };
    doneToDate = rounded(doneToDate + sum.done);
    reportedToDate = rounded(reportedToDate + sum.reported);
    const { done, reported, works } = sum;
    return { ...frame, done, reported, works, difference: rounded(reported - done), doneToDate, reportedToDate };
  });
}

function toCorrection({ month: _month, item: _item, parent: _parent, ...correction }: CorrectionRow): Correction {
  return correction;
}

const notBegun = {
  done: null,
  works: null,
  reported: null,
  difference: null,
  doneToDate: null,
  reportedToDate: null,
} as const;
