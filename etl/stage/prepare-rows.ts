import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { brokenOutlines } from '../check/geometry-checks.ts';
import { type CheckContext, runCheck } from '../check/run-check.ts';
import { quoteName } from './stage.ts';
import { runStageSql } from './stage-sql.ts';

/** Repairs outlines and fills what can be derived; a statement a transaction. Keys and digests follow by themselves. */
export async function prepareRows(database: Database, context: CheckContext): Promise<void> {
  await repairOutlines(database, context);
  for (const derivation of context.stage.dataset.derive) {
    if (derivation.note !== undefined) {
      await database.write((tx) => runCheck(tx, { ...context, check: noteOf(derivation) }));
    }
    await database.write((tx) => runStageSql(tx, fillText(derivation.column, derivation.sql), context));
  }
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

/** Outlines that cross themselves are common in departments' files; what is repaired is said. */
async function repairOutlines(database: Database, context: CheckContext): Promise<void> {
  for (const geometry of context.stage.dataset.geometries.filter(({ type }) => type === 'polygon')) {
    const column = quoteName(geometry.column);
    await database.write(async (tx) => {
      await runCheck(tx, { ...context, check: brokenOutlines(geometry) });
      const text = `
        UPDATE ??stage s SET ${column} = ST_Multi(ST_CollectionExtract(ST_MakeValid(s.${column}), 3))
        WHERE s.${column} IS NOT NULL AND NOT ST_IsValid(s.${column})`;
      await runStageSql(tx, text, context);
    });
  }
}
