import { Client } from 'pg';
import { requirePostgis } from '#geodata/database/require-postgis.ts';
import { serverUrl } from './server-engine.ts';

const answerTimeoutMs = 3_000;

/** Why the tests cannot run on a PostGIS server here, or undefined when they can. */
export async function findServerFault(): Promise<string | undefined> {
  const url = new URL(serverUrl());
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: answerTimeoutMs });
  try {
    await client.connect();
    await requirePostgis(client, url.host);
    const { rows } = await client.query(
      'SELECT rolsuper OR rolcreatedb AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may ? undefined : `the user at ${url.host} may not create databases`;
  } catch (error) {
    return `no PostGIS server at ${url.host} (${error instanceof Error ? error.message || error.name : error})`;
  } finally {
    await client.end();
  }
}
