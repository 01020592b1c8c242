import type { Derivation, RowCheck } from '../define-dataset.ts';

/** Route codes carry the code of a district only where the regions have Chinese adcodes. */
const inChina = `CAST(:root AS text) ~ '^[0-9]{6}$'`;

const districts = `
  SELECT r.code FROM region r
  WHERE r.root_region = :root AND r.load_to = 2147483647 AND r.level = 'district'`;

/** The letter of the route code says the grade: G, S, X, Y, C or Z. */
export const gradeFitsRoute: RowCheck = {
  code: 'route_grade_differs',
  severity: 'warning',
  field: 'admin_grade',
  zh: '行政等级与路线编码首字母不符(G国道、S省道、X县道、Y乡道、C村道、Z专用公路)：按行政等级计。请更正其中一个',
  en: 'the grade is not that of the first letter of the route code (G, S, X, Y, C, Z); the grade counts; correct one of the two',
  when: `
    ${inChina} AND s.admin_grade <> CASE left(s.route_code, 1)
      WHEN 'C' THEN 'village' WHEN 'Y' THEN 'township' WHEN 'X' THEN 'county'
      WHEN 'S' THEN 'provincial' WHEN 'G' THEN 'national' WHEN 'Z' THEN 'dedicated' END`,
  value: `CONCAT(s.route_code, ' / ', s.admin_grade)`,
};

const lastSix = 'right(s.route_code, 6)';
const isRural = `s.admin_grade IN ('county', 'township', 'village')`;

/** Letter, three or four digits or letters, adcode. CASE keeps the order: patterns are slow and hardly ever asked. */
function whenStrange(common: string, wellFormed: boolean): string {
  return `
    ${inChina} AND CASE WHEN ${common} THEN false
      ELSE (s.route_code ~ '^[GSXYCZ][0-9A-Z]{3,4}[0-9]{6}$') = ${wellFormed} END`;
}

export const routeCodeForm: RowCheck = {
  code: 'route_code_form',
  severity: 'info',
  field: 'route_code',
  zh: '农村公路路线编码应为首字母加3至4位序号加6位区县代码，如 X101330602。请核对',
  en: 'the code of a rural route is a letter, three or four digits and the 6-digit code of the district, e.g. X101330602; check it',
  when: whenStrange(
    `NOT ${isRural} OR (length(s.route_code) IN (10, 11) AND ${lastSix} IN (${districts})
      AND left(s.route_code, 1) IN ('X', 'Y', 'C'))`,
    false,
  ),
  value: 's.route_code',
};

export const routeInDistrict: RowCheck = {
  code: 'route_code_adcode',
  severity: 'warning',
  field: 'route_code',
  zh: '路线编码末6位不是本行区县，也不是现行区县代码，可能沿用了撤并前的代码。请核对',
  en: 'the last six digits of the route code are neither the district of the row nor a standing one, perhaps one that was merged; check it',
  when: whenStrange(`${lastSix} = s.district_code OR ${lastSix} IN (${districts})`, true),
  value: `CONCAT(s.route_code, ' / ', s.district_code)`,
};

/** A segment without a place and without codes still counts in the district that its route code ends with. */
export const districtOfRoute: Derivation = {
  column: 'district_code',
  sql: `
    SELECT s.row_no, r.code AS value
    FROM ??stage s
    JOIN region r ON r.root_region = :root AND r.load_to = 2147483647 AND r.level = 'district'
      AND r.code = right(s.route_code, 6)
    WHERE s.district_code IS NULL`,
};
