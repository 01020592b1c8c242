import {
  type Check,
  type Finding,
  isRowCheck,
  isSharedCheck,
  type RowCheck,
} from '#geodata/datasets/define-dataset.ts';

/** A statement that answers several checks: SQL of `row_no`, `nth` (place in `findings`) and `value`. */
export interface CheckStatement {
  readonly findings: readonly Finding[];
  readonly sql: string;
}

/** The fewest statements that answer all checks: one scan for the row checks, one for checks that share their SQL. */
export function statementsOf(checks: readonly Check[]): CheckStatement[] {
  const ofRows = checks.filter(isRowCheck);
  const statements: CheckStatement[] = ofRows.length === 0 ? [] : [{ findings: ofRows, sql: combine(ofRows) }];
  for (const sql of new Set(checks.filter(isSharedCheck).map(({ shared }) => shared))) {
    const findings = checks.filter(isSharedCheck).filter(({ shared }) => shared === sql);
    const places = findings.map(({ part }, nth) => `WHEN '${part}' THEN ${nth}`).join(' ');
    const numbered = `SELECT found.row_no, CASE found.part ${places} END AS nth, found.value FROM (${sql}) found`;
    statements.push({ findings, sql: numbered });
  }
  for (const check of checks) {
    if (isRowCheck(check) || isSharedCheck(check)) continue;
    statements.push({ findings: [check], sql: `SELECT found.row_no, 0 AS nth, found.value FROM (${check.sql}) found` });
  }
  return statements;
}

/** Rows without any fault are passed over by one condition; the others are asked check by check. */
function combine(checks: readonly RowCheck[]): string {
  const faults = checks.map(
    ({ when, value }, nth) => `SELECT ${nth} AS nth, CAST(${value} AS text) AS value WHERE ${when}`,
  );
  return `
    SELECT s.row_no, fault.nth, fault.value
    FROM ??stage s
    CROSS JOIN LATERAL (${faults.join(' UNION ALL ')}) fault
    WHERE ${checks.map(({ when }) => `(${when})`).join(' OR ')}`;
}
