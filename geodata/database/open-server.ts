import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { toConnectionError } from './connection-errors.ts';
import { createDatabase } from './create-database.ts';
import type { Database } from './database.ts';
import { requirePostgis } from './require-postgis.ts';

/** A server that does not answer within this time counts as unreachable. */
const connectTimeoutMs = 10_000;

export async function openServer(
  settings: Settings & { readonly databaseUrl: string },
  log: Logger,
): Promise<Database> {
  const place = placeOf(settings.databaseUrl);
  const database = createDatabase({
    engine: 'server',
    place,
    connection: {
      connectionString: settings.databaseUrl,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: 'tongcun',
    },
    log,
    poolSize: settings.databasePoolSize,
    readTimeoutMs: settings.requestTimeoutMs,
  });
  try {
    await requirePostgis(database);
    return database;
  } catch (error) {
    await database.close();
    throw toConnectionError(error, settings.databaseUrl);
  }
}

/** Host, port and database of a connection string, without user and password. */
export function placeOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
}
