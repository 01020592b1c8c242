import type { Check, SetCheck } from '../define-dataset.ts';
import { levelNames } from './region-rules.ts';

type Level = 'district' | 'town';

/**
 * The code stood under the root once and does not now: the region was merged, renamed or renumbered. Told with the
 * region that took its place: of the same level and name, or else the one that covers a point of its last outline.
 * Looked up once for each ended code, not for each row.
 */
function regionEnded(field: string, level: Level): SetCheck {
  const words = levelNames[level];
  return {
    code: 'region_ended',
    severity: 'error',
    field,
    zh: `${words.zh}代码属于已撤并的区域，箭头后是接替它的现行区域。请改用现行代码`,
    en: `the ${words.en} was merged or renumbered; after the arrow stands the region in its place; use its code`,
    sql: `
      WITH former AS MATERIALIZED (
        SELECT DISTINCT ON (r.code) r.code, r.name,
          COALESCE(ST_PointOnSurface(r.outline_geom4326), ST_SetSRID(ST_MakePoint(r.seat_lon, r.seat_lat), 4326)) AS point
        FROM region r
        WHERE r.root_region = :root AND r.level = '${level}'
          AND NOT EXISTS (
            SELECT 1 FROM region n
            WHERE n.root_region = :root AND n.load_to = 2147483647 AND n.level = '${level}' AND n.code = r.code)
        ORDER BY r.code, r.load_to DESC
      ), told AS MATERIALIZED (
        SELECT former.code, CONCAT(former.code, ' ', former.name, (
            SELECT CONCAT(' → ', n.code, ' ', n.name) FROM region n
            WHERE n.root_region = :root AND n.load_to = 2147483647 AND n.level = '${level}'
              AND (n.name = former.name OR ST_Intersects(n.outline_geom4326, former.point))
            ORDER BY n.name = former.name DESC, n.code
            LIMIT 1)) AS value
        FROM former
      )
      SELECT s.row_no, told.value FROM ??stage s JOIN told ON told.code = s.${field}`,
  };
}

/** The region stands in the data, but its time is over on the day the file is true of. */
function regionExpired(field: string, level: Level): Check {
  const words = levelNames[level];
  return {
    code: 'region_expired',
    severity: 'warning',
    field,
    zh: `${words.zh}在数据截止日期已失效或尚未生效。请改用当时有效的代码，或更正区域的有效期`,
    en: `the ${words.en} is not valid on the data date; use the code valid then, or correct the validity of the region`,
    sql: `
      WITH invalid AS MATERIALIZED (
        SELECT r.code, CONCAT(r.code, ' ', r.valid_from, ' – ', r.valid_to) AS value
        FROM region r
        WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level = '${level}'
          AND (r.valid_to < CAST(:dataDate AS date) OR r.valid_from > CAST(:dataDate AS date)))
      SELECT s.row_no, invalid.value FROM ??stage s JOIN invalid ON invalid.code = s.${field}`,
  };
}

/** District and town of a row are regions of today, not of yesterday. */
export const districtOfToday: readonly Check[] = [
  regionEnded('district_code', 'district'),
  regionExpired('district_code', 'district'),
];
export const townOfToday: readonly Check[] = [regionEnded('town_code', 'town'), regionExpired('town_code', 'town')];
/** The same for the region that a plan or a report speaks for. */
export const planRegionOfToday: readonly Check[] = [
  regionEnded('region_code', 'district'),
  regionExpired('region_code', 'district'),
  regionEnded('region_code', 'town'),
  regionExpired('region_code', 'town'),
];
