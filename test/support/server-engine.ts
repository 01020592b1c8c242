import { Client } from 'pg';
import type { TestEngine } from './test-engine.ts';

/** A maintenance database whose user may create databases; TEST_DATABASE_URL names another one. */
const defaultUrl = 'postgres://tongcun:tongcun@127.0.0.1:5432/postgres';

/** Serialises what test files do together; told apart from the lock of migrations. */
const lockKey = 7_120_182;

export function serverUrl(env: NodeJS.ProcessEnv = process.env): string {
  return env.TEST_DATABASE_URL ?? defaultUrl;
}

export function serverUrlOf(databaseName: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${databaseName}`;
  return url.href;
}

export const serverEngine: TestEngine = {
  create: (name) => onServer(async (client) => void (await client.query(`CREATE DATABASE ${name}`))),
  copy: (template, name) =>
    onServer(async (client) => void (await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))),
  drop: (name) => onServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  exists: (name) =>
    onServer(async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      return rowCount === 1;
    }),
  list: (prefix) =>
    onServer(async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
        [prefix],
      );
      return rows.map((row) => row.datname);
    }),
  withLock: (_name, work) =>
    onServer(async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
      return work();
    }),
  variables: (name) => ({ DATABASE_URL: serverUrlOf(name) }),
};

export async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
