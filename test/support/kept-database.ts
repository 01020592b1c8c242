import { isDeepStrictEqual } from 'node:util';
import type { Database } from '#geodata/database/database.ts';
import { type Content, type Mark, readContent, readMark, restoreRows } from './database-state.ts';
import { folderOf } from './embedded-engine.ts';
import { hostOf } from './stop-host.ts';
import { openTestDatabase, testEngine } from './test-engine.ts';

/**
 * On the embedded engine every database costs the start of a host, two to three seconds of a core. So a worker keeps
 * one of each template from file to file. After a file its rows are put back, and the next file gets it only when
 * nothing in it can be told from the template; in every other case it is thrown away and made anew.
 */
interface Kept {
  readonly name: string;
  /** The process that serves it: one that was started meanwhile means that the first one died. */
  readonly host: number | undefined;
  /** Keeps the host alive between two files. */
  readonly database: Database;
  mark: Mark;
  /** Undefined when it is too much to be put back: then nothing may be written. */
  readonly content: Content | undefined;
  isTaken: boolean;
}

/** Outlives the modules, of which every test file has its own. */
const shelf: typeof globalThis & { keptDatabases?: Map<string, Kept> } = globalThis;

export interface Taken {
  readonly name: string;
  /** To be called when the file has closed it. */
  giveBack(): Promise<void>;
}

/** A database that cannot be told from the template, or undefined when the calling file has it already. */
export async function takeKept(template: string, isRestorable: boolean): Promise<Taken | undefined> {
  shelf.keptDatabases ??= new Map();
  const kept = shelf.keptDatabases.get(template) ?? (await make(template, isRestorable));
  if (kept.isTaken) return undefined;
  shelf.keptDatabases.set(template, kept);
  kept.isTaken = true;
  return { name: kept.name, giveBack: () => giveBack(template, kept) };
}

async function make(template: string, isRestorable: boolean): Promise<Kept> {
  const name = `${template}_kept${process.pid}`;
  await testEngine().drop(name);
  await testEngine().copy(template, name);
  const database = await openTestDatabase(name);
  const content = isRestorable ? await readContent(database) : undefined;
  const mark = await readMark(database);
  return { name, host: hostOf(folderOf(name)), database, mark, content, isTaken: false };
}

async function giveBack(template: string, kept: Kept): Promise<void> {
  // Whatever keeps it from being put back, the next file gets another one.
  const isClean = await clean(kept).catch(() => false);
  kept.isTaken = false;
  if (isClean) return;
  shelf.keptDatabases?.delete(template);
  await kept.database.close();
  await testEngine().drop(kept.name);
}

async function clean(kept: Kept): Promise<boolean> {
  const isSameHost = (): boolean => kept.host !== undefined && hostOf(folderOf(kept.name)) === kept.host;
  if (!isSameHost()) return false;
  const { session, nextTransaction } = await readMark(kept.database);
  if (session !== kept.mark.session) return false;
  if (nextTransaction === kept.mark.nextTransaction) return isSameHost();
  if (!kept.content) return false;
  await restoreRows(kept.database, kept.content);
  const found = await readContent(kept.database);
  kept.mark = await readMark(kept.database);
  return isDeepStrictEqual(found, kept.content) && kept.mark.session === session && isSameHost();
}
