import type { Database } from '#geodata/database/database.ts';
import { type Content, differenceOf, type Mark, readContent, readMark, restoreRows } from './database-state.ts';
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
  const fault = await restore(kept).catch((error: unknown) => String(error));
  kept.isTaken = false;
  if (fault === undefined) return;
  process.stderr.write(`a new embedded database after this file: ${fault}\n`);
  shelf.keptDatabases?.delete(template);
  await kept.database.close();
  await testEngine().drop(kept.name);
}

/** Why it cannot be handed on, or undefined when it can. */
async function restore(kept: Kept): Promise<string | undefined> {
  const hasHostDied = (): boolean => hostOf(folderOf(kept.name)) !== kept.host;
  if (hasHostDied()) return 'its host died';
  const { session, nextTransaction } = await readMark(kept.database);
  if (session !== kept.mark.session) return `the session is '${session}', not '${kept.mark.session}'`;
  if (nextTransaction !== kept.mark.nextTransaction) {
    if (!kept.content) return 'it was written';
    await restoreRows(kept.database, kept.content);
    const fault = differenceOf(kept.content, await readContent(kept.database));
    if (fault !== undefined) return fault;
    kept.mark = await readMark(kept.database);
    if (kept.mark.session !== session) return 'the session changed while its rows were put back';
  }
  return hasHostDied() ? 'its host died' : undefined;
}
