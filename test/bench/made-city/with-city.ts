import { Client } from 'pg';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { onServer, serverUrlOf } from '../../support/server-engine.ts';
import { testSettings } from '../../support/test-engine.ts';
import { type CitySize, fillCity } from './fill-city.ts';

const name = 'tongcun_bench_indicators';

/** Where the city is, for a program of its own. */
export const cityUrl = (): string => serverUrlOf(name);

/** Works in a database of its own that holds a city of that size and its last load; it is dropped afterwards. */
export async function withCity<T>(
  size: CitySize,
  log: (line: string) => void,
  work: (database: Database, load: number) => Promise<T>,
): Promise<T> {
  log(`indicators: making ${size.segments} segments, ${size.villages} villages, ${size.facilities} facilities`);
  await onServer(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  const settings = testSettings({ DATABASE_URL: serverUrlOf(name) });
  const database = await openDatabase(settings, createLog(settings));
  try {
    await migrate(database, 'latest');
    const load = await fillCity(database, size);
    await asAutovacuum();
    return await work(database, load);
  } finally {
    await database.close();
    await onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  }
}

/** What the server does by itself within minutes of a large load; block range indexes are of no use before. */
async function asAutovacuum(): Promise<void> {
  const client = new Client({ connectionString: serverUrlOf(name) });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}
