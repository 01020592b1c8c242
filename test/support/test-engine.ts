import type { Engine } from '#geodata/database/database.ts';
import { readSettings, type Settings } from '#geodata/settings.ts';

/** Where the tests' server is unless TEST_DATABASE_URL says otherwise. */
export const defaultServerUrl = 'postgres://tongcun:tongcun@127.0.0.1:5432/postgres';

/** The engine under test: TEST_ENGINE=embedded|server. */
export function testEngine(env: NodeJS.ProcessEnv = process.env): Engine {
  const name = env.TEST_ENGINE ?? 'server';
  if (name === 'embedded' || name === 'server') return name;
  throw new Error(`TEST_ENGINE must be embedded or server, not ${name}`);
}

/** A maintenance database whose user may create databases. */
export function serverUrl(env: NodeJS.ProcessEnv = process.env): string {
  return env.TEST_DATABASE_URL ?? defaultServerUrl;
}

export function serverUrlOf(databaseName: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${databaseName}`;
  return url.href;
}

/** The settings of a program under test: nothing of the machine's own environment. */
export function testSettings(variables: NodeJS.ProcessEnv = {}): Settings {
  return readSettings({ LOG_LEVEL: 'silent', PORT: '0', ...variables });
}
