import type { Geometry } from 'geojson';
import type { Database } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { shownGeometry } from './place-of-row.ts';

/** What publishing would do with a row. */
export type RowFate = 'added' | 'changed' | 'unchanged' | 'rejected';

export interface PreviewRow {
  readonly row: number;
  readonly key: string | null;
  readonly fate: RowFate;
  /** The gravest fault of the row; null without any. */
  readonly severity: string | null;
  /** In WGS 84, thinned out to some metres. */
  readonly geometry: Geometry;
}

export interface Preview {
  /** Rows with a geometry. */
  readonly placed: number;
  /** West, south, east, north of them, without the outermost hundredth: a mistyped degree must not rule the map. */
  readonly bounds4326: readonly [number, number, number, number] | null;
  /** Rows with faults and rows without, half of each where there are so many, taken evenly from the file. */
  readonly rows: readonly PreviewRow[];
}

const mostRows = 3_000;
/** About five metres: less than a pixel of a preview. */
const toleranceDegrees = 0.00005;

interface Extent {
  readonly placed: number;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

interface Listed extends Omit<PreviewRow, 'geometry'> {
  readonly geojson: string;
}

/** The geometries of the staged rows on the map, as far as a person can look at them. */
export async function listPreview(database: Database, context: CheckContext): Promise<Preview> {
  const geometry = shownGeometry(context.stage.dataset, 's');
  const shown = `
    SELECT s.row_no, s.record_key, s.content_hash, s.is_rejected, ${geometry} AS geom FROM ??stage s`;
  const extentText = `
    SELECT count(*) AS placed,
      percentile_disc(0.01) WITHIN GROUP (ORDER BY ST_XMin(shown.geom)) AS west,
      percentile_disc(0.01) WITHIN GROUP (ORDER BY ST_YMin(shown.geom)) AS south,
      percentile_disc(0.99) WITHIN GROUP (ORDER BY ST_XMax(shown.geom)) AS east,
      percentile_disc(0.99) WITHIN GROUP (ORDER BY ST_YMax(shown.geom)) AS north
    FROM (${shown}) shown
    WHERE NOT ST_IsEmpty(shown.geom)`;
  const rowsText = `
    SELECT taken.row_no AS row, taken.record_key AS key, taken.severity,
      ST_AsGeoJSON(ST_Simplify(taken.geom, :tolerance, true), 6) AS geojson,
      CASE WHEN taken.is_rejected THEN 'rejected' WHEN f.id IS NULL THEN 'added'
        WHEN f.content_hash <> taken.content_hash THEN 'changed' ELSE 'unchanged' END AS fate
    FROM (
      SELECT shown.row_no, shown.record_key, shown.content_hash, shown.is_rejected, shown.geom, worst.severity,
        row_number() OVER (PARTITION BY worst.severity IS NULL ORDER BY md5(CAST(shown.row_no AS text))) AS nth
      FROM (${shown}) shown
      LEFT JOIN (
        SELECT p.row_no,
          (ARRAY['error', 'warning', 'info'])[min(array_position(ARRAY['error', 'warning', 'info'], p.severity))]
            AS severity
        FROM ??problems p
        GROUP BY p.row_no
      ) worst ON worst.row_no = shown.row_no
      WHERE NOT ST_IsEmpty(shown.geom)
      ORDER BY nth, worst.severity IS NULL
      LIMIT :mostRows
    ) taken
    LEFT JOIN ??fact f ON f.root_region = :root AND f.record_key = taken.record_key AND f.load_to = 2147483647
    ORDER BY taken.row_no`;
  return database.write(async (tx) => {
    const [extent] = await runStageSql<Extent>(tx, extentText, context);
    const more = { mostRows, tolerance: toleranceDegrees };
    const rows = await runStageSql<Listed>(tx, rowsText, { ...context, more });
    return {
      placed: extent?.placed ?? 0,
      bounds4326: boundsOf(extent),
      rows: rows.map(({ geojson, ...row }) => ({ ...row, geometry: JSON.parse(geojson) })),
    };
  });
}

function boundsOf(extent: Extent | undefined): Preview['bounds4326'] {
  const { west, south, east, north } = extent ?? { west: null, south: null, east: null, north: null };
  if (west === null || south === null || east === null || north === null) return null;
  return [west, south, east, north];
}
