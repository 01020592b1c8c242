import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';

/** A month whose numbers are kept. */
export interface ClosedMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly load: number;
  readonly asOf: string;
  readonly sample: boolean;
  readonly office: string | null;
  readonly post: string | null;
  /** Digest of all its answers. */
  readonly sha256: string;
  readonly closedAt: string;
}

const columns = `to_char(month, 'YYYY-MM') AS "month", load_id AS "load", data_date AS "asOf", is_sample AS "sample", office,
  post, sha256, to_char(closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "closedAt"`;

/** Closed months of a root region, the newest first. */
export const listClosedMonths = sqlText<{ root: string }, ClosedMonth>(
  `SELECT ${columns} FROM closed_month WHERE root_region = :root ORDER BY closed_month.month DESC`,
);

const find = sqlText<{ root: string; day: string }, ClosedMonth>(
  `SELECT ${columns} FROM closed_month WHERE root_region = :root AND closed_month.month = CAST(:day AS date)`,
);

/** `month` is YYYY-MM. */
export async function findClosedMonth(
  tx: ReadTransaction,
  root: string,
  month: string,
): Promise<ClosedMonth | undefined> {
  const [found] = await find(tx, { root, day: firstDay(month) });
  return found;
}

export function firstDay(month: string): string {
  return `${month}-01`;
}

export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}
