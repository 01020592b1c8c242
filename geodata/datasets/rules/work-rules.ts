import type { RowCheck, SetCheck } from '../define-dataset.ts';
import { boxesMeet, nearLines, runsAlong } from './same-line.ts';
import { standingPlanItems, workItems } from './work-items.ts';

const done = `s.status IN ('completed', 'accepted')`;

export const workHasPlace: RowCheck = {
  code: 'work_without_place',
  severity: 'warning',
  field: 'place_geom4326',
  zh: '工程没有位置：计入完成量，但不上图，无法核实。请补充坐标或线形',
  en: 'the work has no place: it counts but cannot be shown or verified; add its coordinates or its line',
  when: 's.place_geom4326 IS NULL',
  value: 's.work_code',
};

/** Other proof stands for a photo: the number of an acceptance document, a file in the archive. */
const unproved = 's.photo IS NULL AND s.evidence IS NULL';

export const workHasEvidence: RowCheck = {
  code: 'work_without_evidence',
  severity: 'warning',
  field: 'evidence',
  zh: '已完工的工程既无验收日期，也无照片或其他佐证材料：完成没有依据。请补充',
  en: 'completed with neither an acceptance date nor a photo or other proof, so nothing stands behind it; add them',
  when: `s.status = 'completed' AND s.accepted_on IS NULL AND ${unproved}`,
  value: 's.status',
};

export const acceptanceDated: RowCheck = {
  code: 'acceptance_date_missing',
  severity: 'warning',
  field: 'accepted_on',
  zh: '已验收的工程没有验收日期。请补填',
  en: 'accepted, but no acceptance date is given; give it',
  when: `s.status = 'accepted' AND s.accepted_on IS NULL`,
  value: 's.status',
};

export const workHasPhoto: RowCheck = {
  code: 'photo_missing',
  severity: 'warning',
  field: 'photo',
  zh: '工程已验收或有验收日期，但没有照片，也没有其他佐证材料：无法核实。请补充照片(文件名或网址)或佐证材料',
  en: 'accepted or with an acceptance date, but without a photo or other proof, so it cannot be verified; add a photo (file name or address) or proof',
  when: `${done} AND ${unproved} AND (s.status = 'accepted' OR s.accepted_on IS NOT NULL)`,
  value: 's.status',
};

export const finishDated: RowCheck = {
  code: 'finish_date_missing',
  severity: 'warning',
  field: 'finished_on',
  zh: '已完工或已验收的工程没有完工日期：不计入任何年度。请补填',
  en: 'a finished work without a finish date counts in no year; give the date',
  when: `${done} AND s.finished_on IS NULL`,
  value: 's.status',
};

/** The second item of a work is one that works may be of, and another than the first. */
export const secondItemExists: RowCheck = {
  code: 'second_item_unknown',
  severity: 'warning',
  field: 'also_item',
  zh: '兼计的计划项不在该行动计划中，或与本项相同：只计本项。请核对',
  en: 'the second item is none of the programme, or the same as the first, so only the first counts; correct it',
  when: `
    s.also_item IS NOT NULL AND (s.also_item = s.item OR s.also_item NOT IN (
      SELECT i.item FROM (${workItems(standingPlanItems)}) i))`,
  value: 's.also_item',
};

export const secondItemComplete: RowCheck = {
  code: 'second_item_incomplete',
  severity: 'warning',
  field: 'also_quantity',
  zh: '兼计计划项与兼计完成量须同时填写：缺一则不兼计。请补填',
  en: 'a second item needs its quantity and the other way round; without one of them it does not count twice; give both',
  when: '(s.also_item IS NULL) <> (s.also_quantity IS NULL)',
  value: `CONCAT(s.also_item, ' / ', s.also_quantity)`,
};

export const movedWithReason: RowCheck = {
  code: 'moved_without_reason',
  severity: 'warning',
  field: 'moved_reason',
  zh: '调整了年度而没有填写原因：按调整后的年度计。请补填原因',
  en: 'moved to another year without a reason; it counts for the new year; give the reason',
  when: 's.moved_to_year IS NOT NULL AND s.moved_to_year IS DISTINCT FROM s.plan_year AND s.moved_reason IS NULL',
  value: `CONCAT(s.plan_year, ' → ', s.moved_to_year)`,
};

/**
 * SQL (id, value): works whose claimed kilometres differ from those drawn, where the item is counted in kilometres and
 * the place is a line. `rows` is a relation called `s`, `id` a column of it, `planItems` those of work-items.ts.
 */
export function differsFromMap(rows: string, id: string, planItems: string): string {
  return `
    SELECT mapped.id, CONCAT(mapped.quantity, ' / ', round(mapped.length_km, 3)) AS value, mapped.quantity AS claimed,
      mapped.length_km AS evidence
    FROM (
      SELECT ${id} AS id, s.quantity, CAST(ST_Length(CAST(s.place_geom4326 AS geography)) / 1000 AS numeric) AS length_km
      FROM ${rows}
      JOIN (${workItems(planItems)}) i ON i.item = s.item AND (i.unit_en = 'km' OR i.unit_zh IN ('公里', '千米'))
      WHERE ST_Dimension(s.place_geom4326) = 1) mapped
    WHERE abs(mapped.quantity - mapped.length_km) > GREATEST(0.05, 0.2 * mapped.length_km)`;
}

/** Kilometres claimed against kilometres drawn. */
export const quantityFitsMap: SetCheck = {
  code: 'quantity_differs_from_map',
  severity: 'warning',
  field: 'quantity',
  zh: '上报公里数与图上线形长度相差超过20%且超过50米：按上报数计。请核对',
  en: 'the kilometres claimed and those of the mapped line differ by more than 20 % and 50 m; the claim counts; check which is right',
  sql: `
    SELECT differing.id AS row_no, differing.value
    FROM (${differsFromMap('??stage s', 's.row_no', standingPlanItems)}) differing`,
};

/** SQL: what works are compared by, of a relation called `s`. */
export const likeness = `s.work_code, s.item, s.plan_year, s.route_code, ST_Centroid(s.place_geom4326) AS point,
  regexp_replace(s.name, '\\s', '', 'g') AS name`;

/**
 * SQL: whether `other` is the same work as `named` under another code: the same name on the same route, and places
 * within 100 m or not both known (a route has sections of one name in several years, kilometres apart).
 */
export const isSameWork = `other.name = named.name AND other.work_code <> named.work_code
  AND other.route_code IS NOT DISTINCT FROM named.route_code
  AND (named.route_code IS NOT NULL OR other.point IS NOT NULL AND named.point IS NOT NULL)
  AND (ST_DWithin(CAST(other.point AS geography), CAST(named.point AS geography), 100)) IS NOT FALSE`;

/** SQL: the same by its line: another name for a section that is drawn where `named.line` is; `line` is that of `other`. */
export const isSameLine = (line: string): string =>
  `other.work_code <> named.work_code AND ${boxesMeet('named.line', line)} AND ST_Dimension(${line}) = 1
    AND ${runsAlong('named.line', line)}`;

/** SQL: how the other work is told. */
export const toldTwice = `CONCAT(named.work_code, ' [', other.work_code, ' ', other.plan_year, ' ', other.item, ']')`;

/** SQL: whether the standing work `s` will go on standing beside the staged file. */
const goesOnStanding = `s.root_region = :root AND s.load_to = 2147483647 AND s.programme_id = :programme
  AND (CAST(:mode AS text) = 'merge'
    OR (CAST(:region AS text) <> CAST(:root AS text) AND s.district_code <> :region AND s.town_code IS DISTINCT FROM :region))
  AND NOT EXISTS (SELECT 1 FROM ??stage staged WHERE staged.record_key = s.record_key)`;

/**
 * One work under two codes, so that it counts in two years or two items: by its name, or by its line. Standing works
 * count when they will go on standing: those of other districts, and with --mode merge those that the file lacks.
 */
export const workCountedOnce: SetCheck = {
  code: 'work_counted_twice',
  severity: 'warning',
  field: 'work_code',
  zh: '与另一工程同名、同路线、同地点，或线形八成以上重合，会在两个年度或两个计划项中重复计算(方括号内为另一工程的编码、年度和计划项)。请删去其中一个或更正；一项工程服务两个计划项的，请填兼计计划项',
  en: 'the same name, route and place as another work, or four fifths of the same line (its code, year and item in brackets), so it counts in two years or two items; remove one or correct it, or give the second item where one work serves two',
  sql: `
    WITH named AS MATERIALIZED (
      SELECT s.row_no, ${likeness}
      FROM ??stage s WHERE s.name IS NOT NULL
    ), other AS MATERIALIZED (
      SELECT named.row_no, named.work_code, named.item, named.plan_year, named.route_code, named.point, named.name
      FROM named
      UNION ALL
      SELECT 0, ${likeness}
      FROM ??fact s
      WHERE ${goesOnStanding}
    ), lined AS MATERIALIZED (
      SELECT s.row_no, s.work_code, s.item, s.plan_year, s.place_geom4326 AS line
      FROM ??stage s WHERE ST_Dimension(s.place_geom4326) = 1
    ), ${nearLines('lined')}, twice (row_no, other_row, value) AS (
      SELECT named.row_no, other.row_no, ${toldTwice}
      FROM named
      JOIN other ON other.row_no < named.row_no AND ${isSameWork}
      UNION ALL
      SELECT named.row_no, other.row_no, ${toldTwice}
      FROM near
      JOIN lined named ON named.row_no = near.row_no
      JOIN lined other ON other.row_no = near.other_row
      WHERE ${isSameLine('other.line')}
      UNION ALL
      SELECT named.row_no, 0, ${toldTwice}
      FROM lined named
      JOIN ??fact other ON ${isSameLine('other.place_geom4326')}
      WHERE EXISTS (SELECT 1 FROM ??fact s WHERE s.id = other.id AND ${goesOnStanding})
    )
    SELECT DISTINCT ON (twice.row_no) twice.row_no, twice.value
    FROM twice
    ORDER BY twice.row_no, twice.other_row DESC, twice.value`,
};
