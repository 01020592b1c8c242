import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { listMigrations, stepMigrations } from '#geodata/database/migrate.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { backupDamaged, backupMismatch, backupNewer, databaseNotEmpty } from './backup-errors.ts';
import type { BackupEnd, BackupHead, RowLine } from './backup-lines.ts';
import { type BackedTable, findContent, listTables } from './list-tables.ts';
import { readBackup } from './read-backup.ts';

export interface RestoreRequest {
  readonly path: string;
  /** Gives up everything that the database holds. */
  readonly replace: boolean;
  readonly onTable?: (table: string) => void;
}

export interface RestoreReport {
  readonly file: string;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Puts a backup into a database of either engine. The file is read to its end and checked before anything is changed,
 * and everything is written in one transaction: a restore that is killed leaves the database as it was. A backup of
 * an older version goes into the schema of that version, which is then brought up to date.
 * Errors: backup_damaged, backup_mismatch (422), backup_newer, database_not_empty (409).
 */
export async function restoreBackup(database: Database, request: RestoreRequest): Promise<RestoreReport> {
  const { path } = request;
  const { head, end } = await checkBackup(path);
  await againWhenDeadlocked(database, async (tx) => {
    await clear(tx, database.place, request);
    await toSchemaOf(tx, head, path);
    const tables = await listTables(tx);
    requireSameTables(tables, head, path);
    await fill(tx, tables, { ...request, sha256: end.sha256 });
    await restoreSequences(tx, tables, end);
    await stepMigrations(tx, 'up');
    for (const { name } of await listTables(tx)) await tx.raw('ANALYZE ??', [name]);
  });
  const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
  return { file: path, madeAt: head.madeAt, tables: head.tables.length, rows, sha256: end.sha256 };
}

const deadlock = '40P01';
const tries = 5;

/** A server that answers meanwhile reads several tables at once; whoever locks them one by one may meet it halfway. */
async function againWhenDeadlocked(database: Database, work: (tx: WriteTransaction) => Promise<void>): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await database.write(work);
      return;
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === deadlock;
      if (!isDeadlock || left === 1) throw error;
    }
  }
}

/** Reads the whole file; what it says of itself is true when this returns. */
async function checkBackup(path: string): Promise<{ readonly head: BackupHead; readonly end: BackupEnd }> {
  let head: BackupHead | undefined;
  let end: BackupEnd | undefined;
  for await (const part of readBackup(path)) {
    if (part.kind === 'head') head = part.head;
    if (part.kind === 'end') end = part.end;
  }
  if (head === undefined || end === undefined) throw backupDamaged(path, '是空的', 'is empty');
  return { head, end };
}

/**
 * Takes everything out, row by row and not by TRUNCATE: whoever reads meanwhile goes on seeing the former state, where
 * TRUNCATE would show empty tables to a transaction that began before.
 */
async function clear(tx: WriteTransaction, place: string, { replace }: RestoreRequest): Promise<void> {
  const tables = await listTables(tx);
  for (const { name } of tables) await tx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [name]);
  const content = await findContent(tx, tables);
  if (content !== undefined && !replace) throw databaseNotEmpty(place, content.table, content.rows);
  for (const { name } of tables.toReversed()) {
    // Loads and events are kept by triggers; this is the one place where they may go.
    await tx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [name]);
    await tx(name).delete();
    await tx.raw('ALTER TABLE ?? ENABLE TRIGGER USER', [name]);
  }
}

async function toSchemaOf(tx: WriteTransaction, { migrations }: BackupHead, path: string): Promise<void> {
  const own = await listMigrations(tx);
  const unknown = migrations.filter((name) => !own.includes(name));
  if (unknown.length > 0) throw backupNewer(path, unknown);
  await stepMigrations(tx, { down: own.filter((name) => !migrations.includes(name)) });
}

function requireSameTables(tables: readonly BackedTable[], head: BackupHead, path: string): void {
  const described = (name: string, columns: readonly string[]): string => `${name}(${columns.toSorted().join()})`;
  const own = new Set(
    tables.map(({ name, columns }) =>
      described(
        name,
        columns.map((column) => column.name),
      ),
    ),
  );
  for (const { name, columns } of head.tables) {
    if (!own.delete(described(name, columns))) throw backupMismatch(path, name);
  }
  for (const left of own) throw backupMismatch(path, left);
}

async function fill(
  tx: WriteTransaction,
  tables: readonly BackedTable[],
  { path, sha256, onTable }: RestoreRequest & { readonly sha256: string },
): Promise<void> {
  const inserts = new Map<string, (rows: readonly RowLine[]) => Promise<void>>();
  for await (const part of readBackup(path)) {
    if (part.kind === 'head') {
      for (const { name, columns } of part.head.tables) inserts.set(name, insertInto(tx, tables, { name, columns }));
    } else if (part.kind === 'rows') {
      onTable?.(part.table);
      await inserts.get(part.table)?.(part.rows);
    } else if (part.end.sha256 !== sha256) {
      throw backupDamaged(path, '在恢复过程中被改动', 'was changed while it was being restored');
    }
  }
}

/** Batches as arrays by column, because COPY does not get through to the embedded engine. */
function insertInto(
  tx: WriteTransaction,
  tables: readonly BackedTable[],
  { name, columns }: BackupHead['tables'][number],
): (rows: readonly RowLine[]) => Promise<void> {
  const types = new Map(tables.find((table) => table.name === name)?.columns.map((own) => [own.name, own.type]));
  const casts = columns.map((column, at) => `CAST(u.c${at} AS ${types.get(column)})`);
  const insert = sqlText<Record<string, unknown>, never>(`
    INSERT INTO ??table (${columns.map((_, at) => `??n${at}`).join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${casts.join(', ')}
      FROM unnest(${columns.map((_, at) => `CAST(:c${at} AS text[])`).join(', ')})
           AS u(${columns.map((_, at) => `c${at}`).join(', ')})`);
  const names = Object.fromEntries(columns.map((column, at) => [`n${at}`, column]));
  return async (rows) => {
    const values = columns.map((_, at) => [`c${at}`, rows.map((row) => row[at] ?? null)]);
    await insert(tx, { table: name, ...names, ...Object.fromEntries(values) });
  };
}

async function restoreSequences(
  tx: WriteTransaction,
  tables: readonly BackedTable[],
  { sequences }: BackupEnd,
): Promise<void> {
  for (const { sequence } of await listOwnedSequences(tx, { tables: tables.map(({ name }) => name) })) {
    // Begun anew it is storage of this transaction, so that what follows goes when the transaction fails.
    await tx.raw('ALTER SEQUENCE ?? RESTART', [sequence]);
  }
  for (const { table, column, last } of sequences) await setSequence(tx, { table, column, last });
}

/** `schema.sequence`; our names need no quotes. */
const listOwnedSequences = sqlText<{ tables: readonly string[] }, { sequence: string }>(`
  SELECT found.sequence
    FROM information_schema.columns c
   CROSS JOIN LATERAL (
     SELECT pg_get_serial_sequence(quote_ident(c.table_name), c.column_name) AS sequence) found
   WHERE c.table_schema = current_schema() AND c.table_name = ANY (CAST(:tables AS text[]))
     AND found.sequence IS NOT NULL`);

const setSequence = sqlText<BackupEnd['sequences'][number], never>(`
  SELECT setval(pg_get_serial_sequence(quote_ident(:table), :column), CAST(:last AS bigint), true)`);
