import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { getRegion } from '../indicators/get-region.ts';
import { requireSameCounting } from '../months/same-definition.ts';
import { type AppliedProgramme, findProgramme, unknownProgramme } from '../programmes/find-programme.ts';
import { curveOf, dueShare } from '../programmes/pace.ts';
import type { Pace } from '../vocabulary/pace.ts';
import type { Status } from '../vocabulary/status.ts';
import type { Words } from '../vocabulary/words.ts';
import { type ForecastRange, forecastRange } from './forecast-range.ts';
import { judgeProgress } from './judge-progress.ts';
import { keptProgress } from './kept-progress.ts';
import { defaultYear, measuringDay } from './measuring-day.ts';
import { findPrintedYear } from './plan-year.ts';
import { type MonthSum, selectMonths } from './select-months.ts';
import { type ProgressFrame, type ProgressTotals, selectTotals } from './select-totals.ts';

export interface ProgressRequest {
  readonly programme: string;
  /** The year of the data date within the programme (or the printed one), unless given. */
  readonly year?: number | undefined;
  /** The root unless given. */
  readonly region?: string | undefined;
  /** The districts of the root as well; or every district and town. */
  readonly children: boolean | 'all';
  readonly basis: Basis;
}

/** Plan against actual of one item, region and year. */
export interface ProgressRow extends Omit<ProgressTotals, 'title_zh' | 'title_en' | 'unit_zh' | 'unit_en'> {
  readonly title: Words;
  readonly unit: Words;
  readonly year: number;
  /** By what `expected` is reckoned. */
  readonly pace: Pace;
  /** What the year may come to; null where too little is known. */
  readonly forecastRange: ForecastRange | null;
  readonly status: Status;
  readonly reason: Words;
}

export interface Progress {
  readonly year: number;
  /** Last day that counts: 31 December of the year, or the data date while that is earlier or the year a printed one. */
  readonly measuredOn: string;
  readonly rows: ProgressRow[];
}

/** What a question about progress is asked of, once its defaults are filled in. */
export interface ProgressScope {
  readonly programme: AppliedProgramme;
  readonly year: number;
  readonly measuredOn: string;
  readonly frame: ProgressFrame;
}

const findWork = sqlFile<{ root: string; load: number; programme: string }, { has_works: boolean }>(
  new URL('./find-work.sql', import.meta.url),
);

/** Errors: unknown_programme, unknown_region (404). */
export async function progressScope(tx: ReadTransaction, request: ProgressRequest): Promise<ProgressScope> {
  const { root, load, asOf } = request.basis;
  const programme = await findProgramme(tx, root, { id: request.programme });
  if (programme === undefined) throw unknownProgramme(request.programme, root);
  const region = await getRegion(tx, request.basis, request.region);
  const printedYear = await findPrintedYear(tx, programme, request.basis);
  const year = request.year ?? defaultYear(asOf, programme, printedYear);
  const measuredOn = measuringDay(year, asOf, printedYear);
  const frame = {
    root,
    load,
    programme: programme.id,
    measuredOn,
    knownOn: asOf ?? measuredOn,
    printedYear,
    region: region.code,
    scope: region.isRoot ? 'root' : region.level,
    children: childrenOf(request),
  };
  return { programme, year, measuredOn, frame };
}

function childrenOf({ children }: ProgressRequest): ProgressFrame['children'] {
  if (children === 'all') return 'all';
  return children ? 'districts' : 'none';
}

/**
 * Plan against actual per item and region of a year; of a closed month what its closing kept.
 * Errors: unknown_programme, unknown_region (404), definition_changed (409).
 */
export async function listProgress(tx: ReadTransaction, request: ProgressRequest): Promise<Progress> {
  const kept = await keptProgress(tx, request);
  if (kept !== undefined) return kept;
  const scope = await progressScope(tx, request);
  await requireSameCounting(tx, request.basis, scope.programme);
  const { programme, year, measuredOn, frame } = scope;
  const totals = await selectTotals(tx, {
    ...frame,
    ...dueShares(scope),
    year,
    firstYear: Number(programme.startsOn.slice(0, 4)),
  });
  const months = groupMonths(await selectMonths(tx, { ...frame, year }));
  const [work] = await findWork(tx, { root: frame.root, load: frame.load, programme: programme.id });
  const context = { ...scope, hasWorks: work?.has_works ?? false };
  return { year, measuredOn, rows: totals.map((total) => toRow(total, months.get(keyOf(total)) ?? [], context)) };
}

function toRow(total: ProgressTotals, months: readonly MonthSum[], context: ProgressScope & { hasWorks: boolean }) {
  const { title_zh, title_en, unit_zh, unit_en, ...sums } = total;
  const { programme, year, measuredOn, frame, hasWorks } = context;
  const curve = curveOf(programme.pace, sums.item);
  // The years of the source were overwritten: nothing is due by them, and no pace can be told.
  const { datesAsPrinted } = programme;
  const expected = datesAsPrinted ? null : sums.expected;
  const forecast = datesAsPrinted ? null : sums.forecast;
  const pace: Pace = curve === undefined ? 'calendar' : 'curve';
  const unit = { zh: unit_zh, en: unit_en };
  const countsAllYears = frame.printedYear === year;
  const yearOver = measuredOn >= `${year}-12-31`;
  const figures = { ...sums, unit, expected, pace, datesAsPrinted, countsAllYears, yearOver, hasWorks };
  return {
    ...sums,
    expected,
    forecast,
    forecastRange:
      forecast === null ? null : forecastRange(months, { year, measuredOn, curve, done: sums.done, forecast }),
    title: { zh: title_zh, en: title_en },
    unit,
    year,
    pace,
    ...judgeProgress(figures, programme.limits.progress),
  };
}

/** The share due by the measuring day: of all items, and of those with a curve of their own. */
function dueShares({ programme, year, measuredOn }: ProgressScope) {
  const items = Object.keys(programme.pace.items);
  const shares = items.map((item) => dueShare(year, measuredOn, curveOf(programme.pace, item)));
  return {
    ...dueShare(year, measuredOn, programme.pace.curve),
    items,
    numerators: shares.map(({ numerator }) => numerator),
    denominators: shares.map(({ denominator }) => denominator),
  };
}

function groupMonths(sums: readonly MonthSum[]): Map<string, MonthSum[]> {
  const groups = new Map<string, MonthSum[]>();
  for (const sum of sums) groups.set(keyOf(sum), [...(groups.get(keyOf(sum)) ?? []), sum]);
  return groups;
}

function keyOf({ region, item }: { readonly region: string; readonly item: string }): string {
  return `${region} ${item}`;
}
