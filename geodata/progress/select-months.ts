import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { contributions, countsForPlace, places } from './contribution-query.ts';
import type { ProgressFrame } from './select-totals.ts';

/** What was done and reported for one item, region and month. */
export interface MonthSum {
  readonly region: string;
  readonly item: string;
  /** 1 to 12. */
  readonly month: number;
  readonly done: number;
  readonly reported: number;
  /** Finished works behind `done`. */
  readonly works: number;
}

/** The year of the month itself: where one printed year stands for all, months of several years count in it. */
type DatedSum = MonthSum & { readonly calendarYear: number };

const select = sqlText<ProgressFrame & { readonly year: number }, DatedSum>(
  `WITH ${contributions}, ${places}
   SELECT place.code AS "region", contribution.item, CAST(EXTRACT(MONTH FROM contribution.month) AS integer) AS "month",
          CAST(EXTRACT(YEAR FROM contribution.month) AS integer) AS "calendarYear",
          coalesce(sum(contribution.quantity) FILTER (WHERE contribution.kind = 'done'), 0) AS "done",
          coalesce(sum(contribution.quantity) FILTER (WHERE contribution.kind = 'report'), 0) AS "reported",
          CAST(count(*) FILTER (WHERE contribution.kind = 'done') AS integer) AS "works"
     FROM contribution
     JOIN place ON ${countsForPlace}
    WHERE contribution.year = :year AND contribution.month IS NOT NULL
    GROUP BY place.code, contribution.item, contribution.month
    ORDER BY place.code COLLATE "C", contribution.item COLLATE "C", contribution.month`,
  'progress months',
);

/** Sums by month of a year; months without any are left out. */
export function selectMonths(tx: ReadTransaction, params: ProgressFrame & { year: number }): Promise<DatedSum[]> {
  return select(tx, params);
}
