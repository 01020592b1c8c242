import { z } from 'zod';

/**
 * A backup is text in lines of JSON, compressed with gzip: a head; for each table its name and then a line a row, an
 * array of texts as PostgreSQL writes them or null; an end with the numbers of rows and the digest of all lines before.
 */
export const backupFormat = 'tongcun-backup';

export const headLine = z.strictObject({
  format: z.literal(backupFormat),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  engine: z.enum(['embedded', 'server']),
  /** Migrations of the database that was backed up. */
  migrations: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
});
export type BackupHead = z.infer<typeof headLine>;

export const tableLine = z.strictObject({ table: z.string() });

export const endLine = z.strictObject({
  end: z.literal(true),
  rows: z.record(z.string(), z.number().int().nonnegative()),
  /** Last numbers given by the sequences of columns. */
  sequences: z.array(z.strictObject({ table: z.string(), column: z.string(), last: z.string().regex(/^\d+$/) })),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupEnd = z.infer<typeof endLine>;

export type RowLine = readonly (string | null)[];
