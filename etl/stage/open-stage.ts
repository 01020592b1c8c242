import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { type ContentColumn, checkOnlyColumns, columnList, quoteName, type Stage } from './stage.ts';
import { digestExpression, keyExpression, layoutOf } from './stage-layout.ts';
import { isLeftOver, releaseStageName, takeStageName } from './stage-names.ts';

const listContentColumns = sqlFile<{ table: string }, ContentColumn>(
  new URL('./list-content-columns.sql', import.meta.url),
);
const listStageTables = sqlText<Record<string, never>, { name: string }>(
  `SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = 'stage'`,
);

export function readContentColumns(tx: WriteTransaction, dataset: Dataset): Promise<ContentColumn[]> {
  return listContentColumns(tx, { table: dataset.name });
}

/**
 * Makes the two tables of a load. They are unlogged and in nobody's way: the facts are not touched before publishing.
 * Autovacuum leaves them alone: dropping a table at which it works waits a second (deadlock_timeout).
 */
export async function openStage(database: Database, dataset: Dataset): Promise<Stage> {
  const name = takeStageName(dataset.name);
  const table = `stage.${name}`;
  const problems = `stage.${name}_problem`;
  return database.write(async (tx) => {
    const columns = await readContentColumns(tx, dataset);
    const stage = { dataset, table, problems, columns, layout: layoutOf(dataset, columns) };
    await createRows(tx, stage);
    await sqlText(
      `CREATE UNLOGGED TABLE ??problems (
         row_no integer NOT NULL, code text NOT NULL, severity text NOT NULL, is_vital boolean NOT NULL,
         field text, value text) WITH (autovacuum_enabled = false)`,
    )(tx, { problems });
    return stage;
  });
}

/** Key, digest and computed columns are generated: they follow whatever a derivation fills in later. */
async function createRows(tx: WriteTransaction, stage: Stage): Promise<void> {
  const { dataset, table, columns, layout } = stage;
  const computed = new Set(layout.computed.map(({ name }) => name));
  const plain = columns.filter(({ name }) => !computed.has(name));
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  await sqlText(
    `CREATE UNLOGGED TABLE ??table WITH (autovacuum_enabled = false) AS SELECT ${columnList(plain.map(({ name }) => name))} FROM ??fact WITH NO DATA`,
  )(tx, { table, fact: dataset.name });
  const more = checkOnlyColumns(stage).map(({ name, type }) => `ADD COLUMN ${quoteName(name)} ${type},`);
  await sqlText(
    `ALTER TABLE ??table ${more.join(' ')}
       ADD COLUMN row_no integer NOT NULL,
       ADD COLUMN row_hash text,
       ADD COLUMN kept_hash text,
       ADD COLUMN is_rejected boolean NOT NULL DEFAULT false`,
  )(tx, { table });
  const generated = [
    ...layout.computed.map(({ name, type }) => [name, type, dataset.computed?.[name] ?? 'NULL'] as const),
    ['record_key', 'text', keyExpression(dataset)] as const,
    ['content_hash', 'text', digestExpression(layout, types)] as const,
  ].map(
    ([name, type, expression]) => `ADD COLUMN ${quoteName(name)} ${type} GENERATED ALWAYS AS (${expression}) STORED`,
  );
  await sqlText(`ALTER TABLE ??table ${generated.join(', ')}`)(tx, { table });
}

/** Drops the tables of a load that was not published. */
export async function dropStage(database: Database, stage: Stage): Promise<void> {
  releaseStageName(stage.table.slice('stage.'.length));
  await database.write((tx) => dropStageTables(tx, stage));
}

export async function dropStageTables(tx: WriteTransaction, { table, problems }: Stage): Promise<void> {
  await sqlText('DROP TABLE IF EXISTS ??table, ??problems')(tx, { table, problems });
}

/** Drops what killed runs left in the schema `stage`; answers the names. */
export async function sweepStages(database: Database): Promise<string[]> {
  return database.write(async (tx) => {
    const leftOver = (await listStageTables(tx, {})).map(({ name }) => name).filter((name) => isLeftOver(name));
    for (const name of leftOver) await sqlText('DROP TABLE IF EXISTS ??table')(tx, { table: `stage.${name}` });
    return leftOver;
  });
}
