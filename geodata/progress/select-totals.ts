import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { contributions, countsForPlace, places } from './contribution-query.ts';

/** What is asked of the contributions; see contribution-query.ts. */
export interface ProgressFrame {
  readonly root: string;
  readonly load: number;
  readonly programme: string;
  readonly measuredOn: string;
  readonly knownOn: string;
  /** The one year that stands for all; null: each counts in its own. */
  readonly printedYear: number | null;
  readonly region: string;
  readonly scope: string;
  /** What lies below the root is told as well: its districts, or these and all towns. */
  readonly children: 'none' | 'districts' | 'all';
}

export interface TotalsParams extends ProgressFrame {
  readonly year: number;
  /** First year of the programme: sums over the years begin here. */
  readonly firstYear: number;
  /** Share of the year's plan that is due by the measuring day, as a fraction of whole numbers. */
  readonly numerator: number;
  readonly denominator: number;
  /** The same for items with a curve of their own; arrays of equal length. */
  readonly items: readonly string[];
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
}

/** Sums of one item and region. Quantities as the plan counts them; null is the printed dash: not planned. */
export interface ProgressTotals {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly item: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly unit_zh: string;
  readonly unit_en: string;
  readonly plan: number | null;
  readonly done: number;
  readonly reported: number;
  readonly difference: number;
  readonly early: number;
  readonly late: number;
  readonly moved: number;
  readonly planToDate: number | null;
  readonly doneToDate: number;
  readonly carried: number | null;
  readonly expected: number | null;
  readonly forecast: number | null;
  readonly percent: number | null;
}

/**
 * SQL: totals of a year by region and item; `items` is a relation (item, position, title_zh, title_en, unit_zh, unit_en). Early, late and moved are parts of done. To date: from the programme's first
 * year to this one. Carried: what the years before left undone (negative: done ahead), NULL when they planned nothing.
 * Forecast: done at the pace so far; NULL before anything is due, done when the year is over.
 */
const totalsOf = (items: string): string => `
  WITH ${contributions}, ${places}, curved (item, numerator, denominator) AS (
    SELECT * FROM unnest(CAST(:items AS text[]), CAST(:numerators AS numeric[]), CAST(:denominators AS numeric[]))
  ), summed AS (
    SELECT contribution.kind, contribution.item, contribution.year, contribution.timing, contribution.is_moved,
           place.code, sum(contribution.quantity) AS quantity
      FROM contribution
      JOIN place ON ${countsForPlace}
     WHERE contribution.year BETWEEN least(CAST(:firstYear AS integer), CAST(:year AS integer)) AND :year
     GROUP BY 1, 2, 3, 4, 5, 6
  ), total AS (
    SELECT place.code, place.place, item.position, item.item, item.title_zh, item.title_en, item.unit_zh, item.unit_en,
           sum(quantity) FILTER (WHERE kind = 'plan' AND year = :year) AS plan,
           coalesce(sum(quantity) FILTER (WHERE kind = 'done' AND year = :year), 0) AS done,
           coalesce(sum(quantity) FILTER (WHERE kind = 'report' AND year = :year), 0) AS reported,
           coalesce(sum(quantity) FILTER (WHERE year = :year AND timing = 'early'), 0) AS early,
           coalesce(sum(quantity) FILTER (WHERE year = :year AND timing = 'late'), 0) AS late,
           coalesce(sum(quantity) FILTER (WHERE year = :year AND is_moved), 0) AS moved,
           sum(quantity) FILTER (WHERE kind = 'plan') AS plan_to_date,
           coalesce(sum(quantity) FILTER (WHERE kind = 'done'), 0) AS done_to_date,
           sum(quantity) FILTER (WHERE kind = 'plan' AND year < :year) AS plan_before,
           coalesce(sum(quantity) FILTER (WHERE kind = 'done' AND year < :year), 0) AS done_before
      FROM place
     CROSS JOIN (${items}) item
      LEFT JOIN summed ON summed.item = item.item AND summed.code = place.code
     GROUP BY place.code, place.place, item.position, item.item, item.title_zh, item.title_en, item.unit_zh, item.unit_en
  )
  SELECT total.code AS "region", coalesce(region.name, total.code) AS "name", region.name_en AS "nameEn", total.item,
         total.title_zh, total.title_en, total.unit_zh, total.unit_en, total.plan, total.done, total.reported,
         total.reported - total.done AS "difference", total.early, total.late, total.moved,
         total.plan_to_date AS "planToDate", total.done_to_date AS "doneToDate",
         total.plan_before - total.done_before AS "carried",
         round(total.plan * due.numerator / due.denominator, 4) AS "expected",
         round(total.done * due.denominator / NULLIF(due.numerator, 0), 4) AS "forecast",
         round(100 * total.done / NULLIF(total.plan, 0), 4) AS "percent"
    FROM total
    LEFT JOIN curved ON curved.item = total.item
   CROSS JOIN LATERAL (
     SELECT coalesce(curved.numerator, CAST(:numerator AS numeric)) AS numerator,
            coalesce(curved.denominator, CAST(:denominator AS numeric)) AS denominator
   ) due
    LEFT JOIN region_at(:root, :load) region ON region.record_key = total.code
   ORDER BY total.place, total.code COLLATE "C", total.position`;

const planItems = `
  SELECT item, position, title_zh, title_en, unit_zh, unit_en FROM plan_item_at(:root, :load)
   WHERE programme_id = :programme`;

/** Without words: they stand with the totals of the programme. */
const givenItems = `
  SELECT item, position, '' AS title_zh, '' AS title_en, '' AS unit_zh, '' AS unit_en
    FROM unnest(CAST(:given AS text[])) WITH ORDINALITY AS given(item, position)`;

const select = sqlText<Readonly<Record<keyof TotalsParams, unknown>>, ProgressTotals>(
  totalsOf(planItems),
  'progress totals',
);

const selectGiven = sqlText<Readonly<Record<keyof GivenParams, unknown>>, ProgressTotals>(
  totalsOf(givenItems),
  'progress totals of given items',
);

export function selectTotals(tx: ReadTransaction, params: TotalsParams): Promise<ProgressTotals[]> {
  return select(tx, params);
}

type GivenParams = TotalsParams & { readonly given: readonly string[] };

/** The same of items that are no plan items: what was done for them counts as it does for these. */
export function selectGivenTotals(
  tx: ReadTransaction,
  frame: ProgressFrame & Pick<GivenParams, 'year' | 'firstYear' | 'given'>,
): Promise<Pick<ProgressTotals, 'region' | 'name' | 'nameEn' | 'item' | 'doneToDate'>[]> {
  // Nothing of them falls due within a year: the text has one sum for all.
  return selectGiven(tx, { ...frame, numerator: 0, denominator: 1, items: [], numerators: [], denominators: [] });
}
