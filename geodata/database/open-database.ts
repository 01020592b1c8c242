import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openServer } from './open-server.ts';

/**
 * Opens the server named by DATABASE_URL or, without one, the embedded database in DATA_DIR, starting it if needed;
 * `onStep` tells what is being waited for. Does not migrate.
 * Errors: one PublicError for whatever keeps the database from being used.
 */
export function openDatabase(
  settings: Settings,
  log: Logger,
  onStep: (step: string) => void = () => undefined,
): Promise<Database> {
  const { databaseUrl } = settings;
  return databaseUrl ? openServer({ ...settings, databaseUrl }, log) : openEmbedded(settings, log, onStep);
}
