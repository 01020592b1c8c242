import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import type { ProgressRecordKind } from '../vocabulary/progress-record.ts';
import { contributions, countsForPlace, places } from './contribution-query.ts';
import type { ProgressFrame } from './select-totals.ts';

/** One record behind a figure of progress, down to the row of the file it came from. */
export interface ProgressRecord {
  readonly kind: ProgressRecordKind;
  readonly key: string;
  readonly name: string;
  readonly region: string | null;
  readonly regionName: string | null;
  readonly quantity: number | null;
  readonly month: string | null;
  readonly timing: 'early' | 'late' | null;
  readonly planYear: number | null;
  readonly movedToYear: number | null;
  readonly movedReason: string | null;
  readonly status: string | null;
  readonly finishedOn: string | null;
  readonly acceptedOn: string | null;
  readonly isSecondItem: boolean;
  readonly point: [number, number] | null;
  readonly source: { readonly load: number; readonly file: string; readonly row: number };
}

export interface ProgressRecordAsk extends ProgressFrame {
  readonly year: number;
  /** Earlier than `year`: what counts in any of the years from it on. */
  readonly fromYear: number;
  readonly item: string;
  readonly kind: ProgressRecordKind;
  /** 1 to 12, of the measuring day's year where one printed year stands for all; null for the whole year. */
  readonly month: number | null;
  /** Only keys after this one. */
  readonly after: string | null;
  readonly limit: number;
}

export interface ProgressRecords {
  readonly records: ProgressRecord[];
  /** Of all matching records, whatever `after` and `limit` leave of them. */
  readonly total: { readonly count: number; readonly quantity: number };
}

/** SQL: contributions of the kind, and works of the plan of the years that do not count in them. */
const matching = `
  matching AS (
    SELECT contribution.kind, contribution.record_key, contribution.quantity, contribution.month, contribution.timing
      FROM contribution
      JOIN place ON ${countsForPlace}
     WHERE contribution.year BETWEEN :fromYear AND :year AND contribution.item = :item AND contribution.kind = CAST(:kind AS text)
       AND (CAST(:month AS integer) IS NULL OR EXTRACT(MONTH FROM contribution.month) = CAST(:month AS integer)
         AND (CAST(:printedYear AS integer) IS NULL
           OR EXTRACT(YEAR FROM contribution.month) = EXTRACT(YEAR FROM CAST(:measuredOn AS date))))
     UNION ALL
    SELECT 'open', work.record_key, served.quantity, NULL, NULL
      FROM work_at(:root, :load) work
     CROSS JOIN LATERAL (
       SELECT work.item, work.quantity
        UNION ALL
       SELECT work.also_item, work.also_quantity
        WHERE work.also_item <> work.item AND work.also_quantity IS NOT NULL
     ) served
     CROSS JOIN place
     WHERE CAST(:kind AS text) = 'open' AND CAST(:month AS integer) IS NULL
       AND work.programme_id = :programme AND served.item = :item
       AND coalesce(CAST(:printedYear AS integer), work.moved_to_year, work.plan_year) BETWEEN :fromYear AND :year
       AND CASE place.scope WHEN 'root' THEN true
                            WHEN 'district' THEN work.district_code = place.code OR work.town_code = place.code
                            ELSE work.town_code = place.code END
       AND NOT EXISTS (
         SELECT 1 FROM contribution
          WHERE contribution.kind = 'done' AND contribution.record_key = work.record_key
            AND contribution.item = served.item AND contribution.year <= :year)
  )`;

type Row = Omit<ProgressRecord, 'key' | 'point' | 'source'> & {
  readonly key: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly load: number;
  readonly file: string;
  readonly row: number;
  readonly count: number;
  readonly sum: number;
};

const select = sqlText<ProgressRecordAsk, Row>(
  `WITH ${contributions}, ${places}, ${matching}, total AS (
     SELECT CAST(count(*) AS integer) AS count, coalesce(sum(quantity), 0) AS sum FROM matching
   ), page AS (
     SELECT * FROM matching
      WHERE CAST(:after AS text) IS NULL OR record_key COLLATE "C" > :after
      ORDER BY record_key COLLATE "C"
      LIMIT :limit
   ), told AS (
     SELECT page.*, work.name, coalesce(work.town_code, work.district_code) AS region_code, work.plan_year,
            work.moved_to_year, work.moved_reason, work.status, work.finished_on, work.accepted_on,
            work.item <> :item AS is_second, work.place_geom4326 AS geom4326, work.source_load, work.source_row
       FROM page JOIN work_at(:root, :load) work ON work.record_key = page.record_key
      WHERE page.kind IN ('done', 'open')
      UNION ALL
     SELECT page.*, NULL, plan.region_code, plan.year, NULL, NULL, NULL, NULL, NULL, false, NULL, plan.source_load,
            plan.source_row
       FROM page JOIN plan_at(:root, :load) plan ON plan.record_key = page.record_key
      WHERE page.kind = 'plan'
      UNION ALL
     SELECT page.*, report.reporter_office, report.region_code, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL,
            report.source_load, report.source_row
       FROM page JOIN report_at(:root, :load) report ON report.record_key = page.record_key
      WHERE page.kind = 'report'
   )
   SELECT CAST(:kind AS text) AS "kind", told.record_key AS "key", coalesce(told.name, region.name, told.region_code, '') AS "name",
          told.region_code AS "region", region.name AS "regionName", told.quantity AS "quantity", told.month AS "month",
          told.timing AS "timing", told.plan_year AS "planYear", told.moved_to_year AS "movedToYear",
          told.moved_reason AS "movedReason", told.status AS "status", told.finished_on AS "finishedOn",
          told.accepted_on AS "acceptedOn", coalesce(told.is_second, false) AS "isSecondItem", ST_X(spot.point4326) AS "lon",
          ST_Y(spot.point4326) AS "lat", told.source_load AS "load", load.file_name AS "file", told.source_row AS "row",
          total.count AS "count", total.sum AS "sum"
     FROM total
     LEFT JOIN told ON true
     LEFT JOIN LATERAL (SELECT ST_PointOnSurface(told.geom4326) AS point4326) spot ON true
     LEFT JOIN region_at(:root, :load) region ON region.record_key = told.region_code
     LEFT JOIN load ON load.id = told.source_load
    ORDER BY told.record_key COLLATE "C"`,
  'progress records',
);

/** A page of the records, by key. Without any record one row still carries the totals. */
export async function selectProgressRecords(tx: ReadTransaction, ask: ProgressRecordAsk): Promise<ProgressRecords> {
  const rows = await select(tx, ask);
  const [first] = rows;
  const records = rows.flatMap(({ key, lon, lat, load, file, row, count: _count, sum: _sum, ...rest }) => {
    if (key === null) return [];
    const point: [number, number] | null = lon === null || lat === null ? null : [lon, lat];
    return [{ ...rest, key, point, source: { load, file, row } }];
  });
  return { records, total: { count: first?.count ?? 0, quantity: first?.sum ?? 0 } };
}
