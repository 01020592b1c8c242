import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { listMigrations } from '#geodata/database/migrate.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import { fileExists, writeError } from '../write-new-file.ts';
import { type BackupEnd, type BackupHead, backupFormat } from './backup-lines.ts';
import { type BackedTable, listTables } from './list-tables.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  /** Digest of the content. */
  readonly sha256: string;
}

/** Rows fetched at once; outlines are heavy. */
const pageRows = 1000;

/** How PostgreSQL writes values as text, whatever the settings of a server are. */
const plainText = `
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

const listSequences = sqlFile<Record<string, never>, BackupEnd['sequences'][number]>(
  new URL('./list-sequences.sql', import.meta.url),
);

/**
 * Writes everything that the database holds as one state into a new file. On the embedded engine everyone else waits
 * meanwhile. The file takes its name when it is complete. Errors: file_exists (409), file_not_writable (400).
 */
export async function writeBackup(
  database: Database,
  path: string,
  onTable: (table: string) => void = () => undefined,
): Promise<BackupReport> {
  if (existsSync(path)) throw fileExists(path);
  const draft = `${path}.partial`;
  const sums = { rows: 0, tables: 0, sha256: '' };
  try {
    await database.read(async (tx) => {
      const lines = Readable.from(backupLines(tx, { database, onTable, sums }), { objectMode: false });
      await pipeline(lines, createGzip(), createWriteStream(draft, { flags: 'w' }));
    });
    await syncFile(draft);
    // A link takes no name that was given meanwhile.
    await link(draft, path);
  } catch (error) {
    throw isFileError(error) ? writeError(path, error) : error;
  } finally {
    await rm(draft, { force: true });
  }
  return { file: path, bytes: (await stat(path)).size, ...sums };
}

interface Writing {
  readonly database: Database;
  readonly onTable: (table: string) => void;
  readonly sums: { rows: number; tables: number; sha256: string };
}

async function* backupLines(tx: ReadTransaction, { database, onTable, sums }: Writing): AsyncGenerator<string> {
  await tx.raw(plainText);
  const tables = await listTables(tx);
  const digest = createHash('sha256');
  const told = (lines: string): string => {
    digest.update(lines);
    return lines;
  };
  const head: BackupHead = {
    format: backupFormat,
    version: 1,
    madeAt: new Date().toISOString(),
    engine: database.engine,
    migrations: await listMigrations(tx),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  };
  yield told(`${JSON.stringify(head)}\n`);
  const rows: Record<string, number> = {};
  for (const table of tables) {
    onTable(table.name);
    yield told(`${JSON.stringify({ table: table.name })}\n`);
    let count = 0;
    for await (const page of pagesOf(tx, table)) {
      count += page.length;
      yield told(`${page.join('\n')}\n`);
    }
    rows[table.name] = count;
    sums.rows += count;
  }
  sums.tables = tables.length;
  const sequences = await listSequences(tx, {});
  sums.sha256 = digest.digest('hex');
  yield `${JSON.stringify({ end: true, rows, sequences, sha256: sums.sha256 } satisfies BackupEnd)}\n`;
}

/** Rows of a table in the order of its key, or of their writing: each a JSON array of texts. */
async function* pagesOf(tx: ReadTransaction, { name, columns, key }: BackedTable): AsyncGenerator<string[]> {
  const texts = columns.map((_, at) => `CAST(??c${at} AS text)`).join(', ');
  const order = key === null ? 'ctid' : key.map((_, at) => `??k${at}`).join(', ');
  const names = Object.fromEntries([
    ...columns.map((column, at) => [`c${at}`, column.name]),
    ...(key ?? []).map((column, at) => [`k${at}`, column]),
  ]);
  const declare = `
    DECLARE backup_page NO SCROLL CURSOR FOR
    SELECT CAST(to_json(CAST(ARRAY[${texts}] AS text[])) AS text) AS line FROM ??table ORDER BY ${order}`;
  await sqlText<Record<string, string>, never>(declare)(tx, { ...names, table: name });
  for (;;) {
    const page = await sqlText<Record<string, never>, { line: string }>(`FETCH ${pageRows} FROM backup_page`)(tx, {});
    if (page.length > 0) yield page.map(({ line }) => line);
    if (page.length < pageRows) break;
  }
  await tx.raw('CLOSE backup_page');
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
