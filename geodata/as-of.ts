import type { ReadTransaction } from './database/database.ts';
import { sqlFile } from './database/sql-file.ts';
import { defineError } from './errors.ts';
import { findClosedMonth } from './months/closed-month.ts';

/** What a number rests on. */
export interface Basis {
  /** Newest load of the root region that counts; 0 before any load. */
  readonly load: number;
  /** Data date (数据截止日期): the newest data date of the loads up to `load`. */
  readonly asOf: string | null;
  /** True when any of these loads is demonstration data (演示数据). */
  readonly sample: boolean;
  /** Code of the root region. */
  readonly root: string;
  /** The closed month (YYYY-MM) whose kept numbers are asked for. */
  readonly month?: string;
}

export const unknownLoad = defineError(
  'unknown_load',
  404,
  (load: string, newest: number) => `There is no load ${load}: the newest is ${newest}.`,
);
export const noDataAt = defineError(
  'no_data_at',
  404,
  (date: string, earliest: string | null) =>
    `There is no data as of ${date}: ${earliest ? `the earliest is of ${earliest}` : 'nothing was loaded yet'}.`,
);
export const asOfMalformed = defineError(
  'as_of_malformed',
  400,
  (asOf: string) =>
    `"${asOf.slice(0, 40)}" is neither a date (YYYY-MM-DD), a closed month (YYYY-MM) nor the number of a load.`,
);
export const monthNotClosed = defineError(
  'month_not_closed',
  404,
  (month: string) =>
    `${month}尚未关账：请先运行 close ${month}，或用该月最后一天查询。${month} is not closed: close it (etl close ${month}), or ask for its last day.`,
);

interface BasisRow {
  readonly newest_load: number;
  readonly earliest_date: string | null;
  readonly load: number | null;
  readonly data_date: string | null;
  readonly is_sample: boolean;
}

const findBasis = sqlFile<{ root: string; load: number | null; date: string | null }, BasisRow>(
  new URL('./find-basis.sql', import.meta.url),
);

/**
 * Resolves `asOf` for a root region. Without it: the newest load. A number: the state after that load. A date: the
 * state after the newest load whose data date is not later. A month: what was kept when it was closed.
 * Errors: `unknown_load`, `no_data_at`, `month_not_closed` (404), `as_of_malformed` (400).
 */
export async function resolveAsOf(tx: ReadTransaction, root: string, asOf?: string): Promise<Basis> {
  if (asOf !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(asOf)) return closedBasis(tx, root, asOf);
  const load = asOf !== undefined && /^[1-9]\d{0,8}$/.test(asOf) ? Number(asOf) : null;
  const date = asOf !== undefined && isDate(asOf) ? asOf : null;
  if (asOf !== undefined && load === null && date === null) throw asOfMalformed(asOf);
  const [row] = await findBasis(tx, { root, load, date });
  if (!row) throw new Error('find-basis.sql gave no row');
  if (load !== null && load > row.newest_load) throw unknownLoad(String(load), row.newest_load);
  if (date !== null && row.load === null) throw noDataAt(date, row.earliest_date);
  return { load: row.load ?? 0, asOf: row.data_date, sample: row.is_sample, root };
}

async function closedBasis(tx: ReadTransaction, root: string, month: string): Promise<Basis> {
  const closed = await findClosedMonth(tx, root, month);
  if (closed === undefined) throw monthNotClosed(month);
  const { load, asOf, sample } = closed;
  return { load, asOf, sample, root, month };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
