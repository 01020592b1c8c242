import { Client, type ClientConfig } from 'pg';
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
  const connection = {
    connectionString: settings.databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'tongcun',
  };
  try {
    await probe(connection, place);
  } catch (error) {
    throw toConnectionError(error, settings.databaseUrl);
  }
  return createDatabase({
    engine: 'server',
    place,
    connection,
    poolSize: settings.databasePoolSize,
    readTimeoutMs: settings.requestTimeoutMs,
    log,
  });
}

/** One connection outside of the pool: the pool would try again for a minute and hide the reason. */
async function probe(connection: ClientConfig, place: string): Promise<void> {
  const client = new Client(connection);
  try {
    await client.connect();
    await requirePostgis(client, place);
  } finally {
    await client.end();
  }
}

/** Host, port and database of a connection string, without user and password. */
export function placeOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
}
