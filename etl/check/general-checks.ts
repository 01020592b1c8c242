import type { Check, Dataset } from '#geodata/datasets/define-dataset.ts';
import { inScope, type Scope } from '../scope/scope.ts';
import { quoteName } from '../stage/stage.ts';
import { geometryChecks } from './geometry-checks.ts';

/** The checks that every dataset gets from its own definition. */
export function generalChecks(dataset: Dataset, scope: Scope): readonly Check[] {
  const isRegion = dataset.name === 'region';
  const required = Object.entries(dataset.fields).filter(([, field]) => field.required);
  return [
    ...required.map(([name, { zh, en }]) => missingValue(dataset, name, { zh, en })),
    ...dataset.geometries.flatMap((geometry) => geometryChecks(geometry, isRegion)),
    ...(scope.region === scope.root ? [] : [outsideScope(dataset, scope)]),
  ];
}

function missingValue(dataset: Dataset, name: string, words: { zh: string; en: string }): Check {
  return {
    code: 'missing_required',
    severity: 'error',
    field: name,
    ...(dataset.key.includes(name) && { vital: true }),
    zh: `必填的“${words.zh}”为空。请补填`,
    en: `the required ${words.en} is empty; give it`,
    sql: `SELECT s.row_no, CAST(NULL AS text) AS value FROM ??stage s WHERE s.${quoteName(name)} IS NULL`,
  };
}

function outsideScope(dataset: Dataset, scope: Scope): Check {
  return {
    code: 'outside_scope',
    severity: 'error',
    zh: '不属于 --region 指定的区域。请删去该行，或不加 --region 加载',
    en: 'the row belongs to another region than --region; leave it out, or load without --region',
    sql: `SELECT s.row_no, s.record_key AS value FROM ??stage s WHERE (${inScope(dataset, scope, 's')}) IS NOT TRUE`,
  };
}

/** Runs after rows with other errors are rejected, so that a bad row does not take a good one's place. */
export const repeatedKeys: Check = {
  code: 'duplicate_key',
  severity: 'error',
  vital: true,
  zh: '与文件中前面的一行主键重复，保留第一行。请删去重复行或更正编码',
  en: 'the same key as an earlier row of the file, which is kept; remove the row or correct its code',
  sql: `
    WITH repeated AS (
      SELECT s.record_key FROM ??stage s
      WHERE NOT s.is_rejected AND s.record_key IS NOT NULL
      GROUP BY s.record_key HAVING count(*) > 1)
    SELECT numbered.row_no, numbered.record_key AS value
    FROM (
      SELECT s.row_no, s.record_key, row_number() OVER (PARTITION BY s.record_key ORDER BY s.row_no) AS nth
      FROM ??stage s JOIN repeated ON repeated.record_key = s.record_key
      WHERE NOT s.is_rejected) numbered
    WHERE numbered.nth > 1`,
};
