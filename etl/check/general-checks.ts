import type { Check, Dataset, RowCheck, SetCheck } from '#geodata/datasets/define-dataset.ts';
import { inScope, type Scope } from '../scope/scope.ts';
import { quoteName } from '../stage/stage.ts';
import { geometryChecks } from './geometry-checks.ts';

/** The checks that every dataset gets from its own definition. */
export function generalChecks(dataset: Dataset, scope: Scope): readonly Check[] {
  const isRegion = dataset.name === 'region';
  const hasDistrict = isRegion || Object.hasOwn(dataset.fields, 'district_code');
  const required = Object.entries(dataset.fields).filter(([, field]) => field.required);
  return [
    ...required.map(([name, { zh, en }]) => missingValue(dataset, name, { zh, en })),
    ...dataset.geometries.flatMap((geometry) => geometryChecks(geometry, isRegion)),
    ...(scope.region === scope.root ? [] : [outsideScope(dataset, scope)]),
    ...(scope.region === scope.root || !hasDistrict ? [] : [keyElsewhere(dataset, scope)]),
  ];
}

function missingValue(dataset: Dataset, name: string, words: { zh: string; en: string }): RowCheck {
  return {
    code: 'missing_required',
    severity: 'error',
    field: name,
    ...(dataset.key.includes(name) && { vital: true }),
    zh: `必填的“${words.zh}”为空。请补填`,
    en: `the required ${words.en} is empty; give it`,
    when: `s.${quoteName(name)} IS NULL`,
    value: 'CAST(NULL AS text)',
  };
}

function outsideScope(dataset: Dataset, scope: Scope): SetCheck {
  return {
    code: 'outside_scope',
    severity: 'error',
    zh: '不属于 --region 指定的区域。请删去该行，或不加 --region 加载',
    en: 'the row belongs to another region than --region; leave it out, or load without --region',
    sql: `SELECT s.row_no, s.record_key AS value FROM ??stage s WHERE (${inScope(dataset, scope, 's')}) IS NOT TRUE`,
  };
}

/** A file of one district must not take records from another: the key is used twice, or the record moved on purpose. */
function keyElsewhere(dataset: Dataset, scope: Scope): SetCheck {
  const isRegion = dataset.name === 'region';
  const owner = isRegion ? 'f.parent_code' : 'f.district_code';
  return {
    code: 'key_in_other_district',
    severity: 'error',
    vital: true,
    field: dataset.key.at(-1) ?? '',
    zh: '该主键已是其他区县的记录(箭头后为其所属区域)，加载会把它移走。请更正编码；确属划转的，请不加 --region 加载两地数据',
    en: 'the key is that of a record of another district (after the arrow), which this file would take away; correct the code, or load both districts together without --region if it was handed over',
    sql: `
      SELECT s.row_no, CONCAT(s.record_key, ' → ', ${owner}) AS value
      FROM ??stage s
      JOIN ??fact f ON f.root_region = :root AND f.load_to = 2147483647 AND f.record_key = s.record_key
      WHERE (${isRegion ? standsBelow : inScope(dataset, scope, 'f')}) IS NOT TRUE
        AND ${inScope(dataset, scope, 's')}`,
  };
}

/** Regions stand where they stood before the file: its own links would make any region its own. */
const standsBelow = `f.code IN (
  WITH RECURSIVE below AS (
    SELECT CAST(:region AS text) AS code
    UNION
    SELECT r.code FROM region r JOIN below ON r.parent_code = below.code
    WHERE r.root_region = :root AND r.load_to = 2147483647)
  SELECT below.code FROM below)`;

/**
 * Runs after rows with other errors are rejected, so that a bad row does not take a good one's place: of the rows with
 * one key the first that has no other error is kept, and every other is told, bad or not.
 */
export const repeatedKeys: SetCheck = {
  code: 'duplicate_key',
  severity: 'error',
  vital: true,
  zh: '与文件中另一行主键重复，保留的是括号内#所示的行。请删去重复行或更正编码',
  en: 'the same key as another row of the file, whose number stands after #, which is kept; remove the row or correct its code',
  sql: `
    WITH repeated AS MATERIALIZED (
      SELECT s.record_key, COALESCE(min(s.row_no) FILTER (WHERE NOT s.is_rejected), min(s.row_no)) AS kept
      FROM ??stage s
      WHERE s.record_key IS NOT NULL
      GROUP BY s.record_key
      HAVING count(*) > 1)
    SELECT s.row_no, CONCAT(s.record_key, ' (#', repeated.kept, ')') AS value
    FROM repeated
    JOIN ??stage s ON s.record_key = repeated.record_key AND s.row_no <> repeated.kept`,
};
