import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { statementsOf } from '../check/check-statements.ts';
import { repairOf } from '../check/geometry-repairs.ts';
import { type CheckContext, runCheck } from '../check/run-check.ts';
import { quoteName } from './stage.ts';
import { runStageSql } from './stage-sql.ts';

/** Repairs outlines and fills what can be derived; a statement a transaction. Keys and digests follow by themselves. */
export async function prepareRows(database: Database, context: CheckContext): Promise<void> {
  await repairGeometries(database, context);
  for (const derivation of await neededDerivations(database, context)) {
    if (derivation.note !== undefined) {
      for (const note of statementsOf([noteOf(derivation)])) await database.write((tx) => runCheck(tx, context, note));
    }
    await database.write((tx) => runStageSql(tx, fillText(derivation.column, derivation.sql), context));
  }
}

/**
 * Derivations that have something to fill, by one scan instead of one for each: a register that names all its districts
 * need not be looked through for each way to find one.
 */
async function neededDerivations(database: Database, context: CheckContext): Promise<Dataset['derive']> {
  const { derive } = context.stage.dataset;
  if (derive.length === 0) return [];
  const asked = derive.map((derivation, nth) => `COALESCE(bool_or(${conditionOf(derivation)}), false) AS d${nth}`);
  const [found] = await database.write((tx) =>
    runStageSql<Readonly<Record<string, boolean>>>(tx, `SELECT ${asked.join(', ')} FROM ??stage s`, context),
  );
  return derive.filter((_, nth) => found?.[`d${nth}`] !== false);
}

function conditionOf({ column, translates, concerns }: Dataset['derive'][number]): string {
  return concerns ?? (translates ? 'true' : `s.${quoteName(column)} IS NULL`);
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
