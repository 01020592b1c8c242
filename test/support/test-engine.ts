import type { Database, Engine } from '#geodata/database/database.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings, type Settings } from '#geodata/settings.ts';
import { embeddedEngine } from './embedded-engine.ts';
import { serverEngine } from './server-engine.ts';

/** How tests make and clear away databases on one engine. */
export interface TestEngine {
  /** An empty database without our schema. */
  create(name: string): Promise<void>;
  /** A copy; nobody may be connected to the template. */
  copy(template: string, name: string): Promise<void>;
  drop(name: string): Promise<void>;
  exists(name: string): Promise<boolean>;
  /** Names that begin with `prefix`. */
  list(prefix: string): Promise<string[]>;
  /** Runs `work` while no other test file does. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The variables that lead a program to the database. */
  variables(name: string): NodeJS.ProcessEnv;
}

/** The engine under test: TEST_ENGINE=embedded|server; embedded needs nothing on the machine. */
export function engineName(env: NodeJS.ProcessEnv = process.env): Engine {
  const name = env.TEST_ENGINE ?? 'embedded';
  if (name === 'embedded' || name === 'server') return name;
  throw new Error(`TEST_ENGINE must be embedded or server, not ${name}`);
}

export function testEngine(name: Engine = engineName()): TestEngine {
  return name === 'server' ? serverEngine : embeddedEngine;
}

/** The settings of a program under test: nothing of the machine's own environment. */
export function testSettings(variables: NodeJS.ProcessEnv = {}): Settings {
  return readSettings({ LOG_LEVEL: 'silent', PORT: '0', ...variables });
}

export function openTestDatabase(name: string, engine: TestEngine = testEngine()): Promise<Database> {
  const settings = testSettings(engine.variables(name));
  return openDatabase(settings, createLog(settings));
}
