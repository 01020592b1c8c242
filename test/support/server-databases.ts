import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { serverUrl } from './test-engine.ts';

/** Every database of a test run starts with this, so that leftovers are recognised. */
const prefix = 'tongcun_test';

export function newDatabaseName(purpose: string): string {
  return `${prefix}_${purpose}_${randomBytes(6).toString('hex')}`;
}

/** Copies a template; nobody may be connected to it. */
export async function createServerDatabase(name: string, template = 'template1'): Promise<void> {
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
}

export async function dropServerDatabase(name: string): Promise<void> {
  await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

export async function serverDatabaseExists(name: string): Promise<boolean> {
  const result = await onServer((client) => client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]));
  return result.rows.length > 0;
}

/** Runs `work` while no other process of this run does, told apart by `key`. */
export async function withServerLock<T>(key: number, work: () => Promise<T>): Promise<T> {
  return onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [key]);
    return work();
  });
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
