import type { RegionLevel } from '../../vocabulary/region-level.ts';
import type { Derivation, RowCheck } from '../define-dataset.ts';

export const levelNames: Readonly<Record<RegionLevel, { zh: string; en: string }>> = {
  city: { zh: '市', en: 'city' },
  district: { zh: '区县', en: 'district' },
  town: { zh: '乡镇(街道)', en: 'town' },
  village: { zh: '建制村', en: 'village' },
};

/** SQL: the codes of the standing regions of a level. */
function standingCodes(level: RegionLevel): string {
  return `
    SELECT r.code FROM region r
    WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level = '${level}'`;
}

/** The code in `field` must be a region of `level` under the root; those that stood once are told by `regionEnded`. */
export function regionExists(field: string, level: RegionLevel): RowCheck {
  const words = levelNames[level];
  return {
    code: 'unknown_region',
    severity: 'error',
    field,
    zh: `${words.zh}代码不在现行区域中。请核对代码，或先加载新的区域数据`,
    en: `the ${words.en} code is not a standing region; correct the code, or load the new regions first`,
    when: `
      s.${field} IS NOT NULL AND s.${field} NOT IN (SELECT r.code FROM region r WHERE r.root_region = :root AND r.level = '${level}')`,
    value: `s.${field}`,
  };
}

/** The district must be the one above the town. */
export const townInDistrict: RowCheck = {
  code: 'town_not_in_district',
  severity: 'warning',
  field: 'town_code',
  zh: '乡镇不属于所填区县。请核对两个代码',
  en: 'the town belongs to another district than the one given; correct one of the two codes',
  when: `
    s.town_code IS NOT NULL AND s.district_code IS NOT NULL AND (s.town_code, s.district_code) NOT IN (
      SELECT r.code, r.parent_code FROM region r
      WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level = 'town' AND r.parent_code IS NOT NULL)
    AND s.town_code IN (${standingCodes('town')})`,
  value: `CONCAT(s.town_code, ' / ', s.district_code)`,
};

/** Rows that stay without a town or district count in the city only. */
export function regionKnown(field: 'district_code' | 'town_code'): RowCheck {
  const words = field === 'town_code' ? levelNames.town : levelNames.district;
  return {
    code: field === 'town_code' ? 'no_town' : 'no_district',
    severity: 'warning',
    field,
    zh: `没有${words.zh}：文件未填且位置落在各${words.zh}范围之外，只计入上级区域。请补填代码`,
    en: `no ${words.en}: not given and not found by place, so the row counts only in the regions above; give the code`,
    when: `s.${field} IS NULL`,
    value: 'CAST(NULL AS text)',
  };
}

/**
 * SQL: the outlines of a level as the relation `outline` (code, geom4326). Outlines are stored compressed and would
 * be unpacked for every row asked; ST_Force2D in a materialised relation unpacks each once. It has no index: a root
 * region has some hundred towns at most.
 */
export function outlinesOf(level: 'district' | 'town'): string {
  return `
    outline AS MATERIALIZED (
      SELECT r.code, ST_Force2D(r.outline_geom4326) AS geom4326
      FROM region r
      WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level = '${level}' AND r.outline_geom4326 IS NOT NULL)`;
}

/** The region of `level` whose outline holds the point `point` (SQL over `s`). */
export function regionByPlace(
  column: 'district_code' | 'town_code',
  level: 'district' | 'town',
  point: string,
): Derivation {
  return {
    column,
    sql: `
      WITH ${outlinesOf(level)}
      SELECT s.row_no, (
        SELECT o.code FROM outline o
        WHERE ST_Intersects(o.geom4326, ${point})
        ORDER BY o.code LIMIT 1) AS value
      FROM ??stage s
      WHERE s.${column} IS NULL AND ${point} IS NOT NULL`,
  };
}

/** The district above the town. */
export const districtOfTown: Derivation = {
  column: 'district_code',
  sql: `
    SELECT s.row_no, r.parent_code AS value
    FROM ??stage s
    JOIN region r ON r.root_region = :root AND r.load_to = 2147483647 AND r.code = s.town_code AND r.level = 'town'
    WHERE s.district_code IS NULL`,
};

const nameEndings = { district: '[市区县旗]$', town: '(街道|镇|乡)$' } as const;

/**
 * A name where the code belongs, 越城区 or 越城, becomes the code of the region that has it alone; a town within the
 * district of its row. Codes stay, those of no region too, for the check to find. Rows with standing codes are sorted
 * out by one hashed list first; comparing every row with every name took twice the time for ten regions, and grows with
 * their number.
 */
function codeByName(level: 'district' | 'town'): Derivation {
  const code = `s.${level}_code`;
  const standing = `r.root_region = :root AND r.load_to = 2147483647 AND r.level = '${level}'`;
  const concerns = `${code} IS NOT NULL AND ${code} NOT IN (SELECT r.code FROM region r WHERE ${standing})`;
  const within = level === 'town' ? 'AND (a.district_code IS NULL OR n.parent_code = a.district_code)' : '';
  return {
    column: `${level}_code`,
    translates: true,
    concerns,
    sql: `
      WITH asked AS MATERIALIZED (
        SELECT s.row_no, regexp_replace(${code}, '\\s', '', 'g') AS word, s.district_code
        FROM ??stage s
        WHERE ${concerns}
      ), named AS MATERIALIZED (
        SELECT r.code, r.parent_code, spelling.word
        FROM region r
        CROSS JOIN LATERAL (
          VALUES (regexp_replace(r.name, '\\s', '', 'g')), (regexp_replace(r.name_en, '\\s', '', 'g')),
            (CASE WHEN length(r.name) > 2 THEN regexp_replace(r.name, '${nameEndings[level]}', '') END)
        ) AS spelling(word)
        WHERE ${standing}
      )
      SELECT a.row_no, MIN(n.code) AS value
      FROM asked a
      JOIN named n ON n.word = a.word ${within}
      GROUP BY a.row_no
      HAVING COUNT(DISTINCT n.code) = 1`,
  };
}

export const districtByName = codeByName('district');
export const townByName = codeByName('town');
