import { readdir } from 'node:fs/promises';
import type { Knex } from 'knex';
import { defineError } from '../errors.ts';
import type { Database, ReadTransaction, WriteTransaction } from './database.ts';
import { postgisForbidden } from './require-postgis.ts';

export const databaseNewer = defineError(
  'database_newer',
  503,
  (place: string, names: readonly string[]) =>
    `The database ${place} was made by a newer version of Tongcun (it has ${names.join(', ')}): start that version, or restore an older backup.`,
);

const folder = new URL('./migrations/', import.meta.url);
const tableName = 'schema_migration';

/** Serialises migrations of several processes on a server; on the embedded engine a transaction is alone anyway. */
const migrationLock = 7_120_181;

const insufficientPrivilege = '42501';

/** Our own source: knex's reading of the folder would depend on the working directory and on file endings. */
const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort(),
  getMigrationName: (name) => name.replace(/\.ts$/, ''),
  getMigration: (name) => import(/* @vite-ignore */ new URL(name, folder).href),
};

const comments = `
  COMMENT ON TABLE ${tableName} IS 'Migrations that were run';
  COMMENT ON COLUMN ${tableName}.id IS 'Order';
  COMMENT ON COLUMN ${tableName}.name IS 'Name of the migration';
  COMMENT ON COLUMN ${tableName}.batch IS 'Migrations run together';
  COMMENT ON COLUMN ${tableName}.migration_time IS 'When it was run';
  COMMENT ON TABLE ${tableName}_lock IS 'Kept by knex; migrations are serialised by an advisory lock';
  COMMENT ON COLUMN ${tableName}_lock.index IS 'The only row';
  COMMENT ON COLUMN ${tableName}_lock.is_locked IS 'Always 0 outside a migration';`;

/**
 * Brings the schema to the newest state, or takes everything down (for tests). All migrations run in one
 * transaction, so a process killed in the middle leaves neither half a schema nor a lock.
 * Returns the names of the migrations that ran.
 */
export async function migrate(database: Database, direction: 'latest' | 'down-all'): Promise<string[]> {
  try {
    return await database.write(async (tx) => {
      await tx.raw('SELECT pg_advisory_xact_lock(?)', [migrationLock]);
      await refuseNewer(database, tx);
      const config = { migrationSource, tableName };
      const [, names]: [number, string[]] =
        direction === 'latest' ? await tx.migrate.latest(config) : await tx.migrate.rollback(config, true);
      if (names.length > 0) await tx.raw(comments);
      return names.map((name) => migrationSource.getMigrationName(name));
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === insufficientPrivilege) {
      throw postgisForbidden(database.place);
    }
    throw error;
  }
}

/** Names of the migrations that a database has, in their order. */
export async function listMigrations(tx: ReadTransaction): Promise<string[]> {
  return tx(tableName).orderBy('name').pluck('name');
}

/** Takes single migrations of an empty schema down, newest first, or runs those that are missing. */
export async function stepMigrations(
  tx: WriteTransaction,
  change: { readonly down: readonly string[] } | 'up',
): Promise<void> {
  if (change === 'up') {
    await tx.migrate.latest({ migrationSource, tableName });
    return;
  }
  for (const name of change.down.toSorted().toReversed()) await tx.migrate.down({ migrationSource, tableName, name });
}

async function refuseNewer(database: Database, tx: Knex.Transaction): Promise<void> {
  if (!(await tx.schema.hasTable(tableName))) return;
  const known = new Set(
    (await migrationSource.getMigrations([])).map((name) => migrationSource.getMigrationName(name)),
  );
  const done: string[] = await tx(tableName).orderBy('id').pluck('name');
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length > 0) throw databaseNewer(database.place, unknown);
}
