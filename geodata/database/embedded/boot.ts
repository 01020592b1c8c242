import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { DataFolder } from './data-folder.ts';
import { trimmedPostgis } from './trim-postgis.ts';

export interface Booted {
  readonly database: PGlite;
  /** What a backend tells a new connection. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Opens the cluster of the data folder; makes it, with PostGIS, on the first start (measured: 10 to 15 s, later
 * starts 1.5 to 3 s). A first start that was killed is begun anew: nothing was served before it was complete.
 */
export async function boot(folder: DataFolder, onStep: (step: string) => void): Promise<Booted> {
  const isFirst = !existsSync(folder.complete);
  if (isFirst) rmSync(folder.cluster, { recursive: true, force: true });
  onStep(
    isFirst ? 'creating the embedded database (10 to 20 seconds, only this once)' : 'starting the embedded database',
  );
  const database = await PGlite.create({
    dataDir: folder.cluster,
    extensions: { postgis: trimmedPostgis(folder.path) },
  });
  if (isFirst) {
    onStep('enabling PostGIS');
    await database.exec('CREATE EXTENSION IF NOT EXISTS postgis');
    await database.exec('CHECKPOINT');
    writeFileSync(folder.complete, '');
  }
  return { database, parameters: await readParameters(database) };
}

async function readParameters(database: PGlite): Promise<Record<string, string>> {
  const { rows } = await database.query<{ name: string; setting: string }>(`
    SELECT name, setting FROM pg_settings
     WHERE name IN ('server_version', 'server_encoding', 'client_encoding', 'DateStyle', 'IntervalStyle', 'TimeZone',
                    'integer_datetimes', 'standard_conforming_strings')`);
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}
