import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { statementsOf } from '../check/check-statements.ts';
import { repairOf } from '../check/geometry-repairs.ts';
import { type CheckContext, runCheck } from '../check/run-check.ts';
import { columnList, quoteName } from './stage.ts';
import { runStageSql } from './stage-sql.ts';

/** Repairs outlines, fills what can be derived, and gives every row its key and its digest; a statement a transaction. */
export async function prepareRows(database: Database, context: CheckContext): Promise<void> {
  const { dataset } = context.stage;
  const run = (text: string): Promise<unknown> => database.write((tx) => runStageSql(tx, text, context));
  await repairGeometries(database, context);
  for (const derivation of dataset.derive) {
    if (derivation.note !== undefined) {
      const [note] = statementsOf([noteOf(derivation)]);
      if (note !== undefined) await database.write((tx) => runCheck(tx, context, note));
    }
    await run(fillText(derivation.column, derivation.sql));
  }
  await run(`UPDATE ??stage s SET record_key = ${keyExpression(dataset)}`);
  await database.write((tx) => writeHashes(tx, context));
}

function noteOf({ column, sql, note }: Dataset['derive'][number]) {
  if (note === undefined) throw new Error(`no note: ${column}`);
  return { ...note, severity: 'info' as const, field: column, sql };
}

function fillText(column: string, sql: string): string {
  return `
    WITH derived AS MATERIALIZED (${sql})
    UPDATE ??stage t SET ${quoteName(column)} = derived.value
    FROM derived
    WHERE derived.row_no = t.row_no AND derived.value IS NOT NULL`;
}

/** Geometries that cross themselves are common in departments' files; what is repaired is said. */
async function repairGeometries(database: Database, context: CheckContext): Promise<void> {
  for (const geometry of context.stage.dataset.geometries) {
    const repair = repairOf(geometry);
    if (repair === undefined) continue;
    await database.write(async (tx) => {
      for (const statement of statementsOf([repair.check])) await runCheck(tx, context, statement);
      await runStageSql(tx, repair.update, context);
    });
  }
}

/** The natural key: its parts joined by `|`, NULL when one is missing. */
function keyExpression({ key, fields }: Dataset): string {
  const parts = key.map((name) => {
    const month = Object.hasOwn(fields, name) && fields[name]?.type === 'month';
    return month ? `to_char(s.${quoteName(name)}, 'YYYY-MM')` : `CAST(s.${quoteName(name)} AS text)`;
  });
  return parts.join(` || '|' || `);
}

/**
 * A digest of everything a file brought. Columns that are only computed from it (lengths, areas) stay out, so that
 * the digest is the same on every engine.
 */
async function writeHashes(tx: WriteTransaction, context: CheckContext): Promise<void> {
  const { dataset, columns } = context.stage;
  const computed = new Set(
    dataset.derive.map(({ column }) => column).filter((name) => !Object.hasOwn(dataset.fields, name)),
  );
  const names = columns.map(({ name }) => name).filter((name) => !computed.has(name));
  await tx.raw('SET LOCAL DateStyle = ISO');
  await runStageSql(
    tx,
    `UPDATE ??stage s SET content_hash = md5(CAST(ROW(${columnList(names, 's')}) AS text))`,
    context,
  );
}
