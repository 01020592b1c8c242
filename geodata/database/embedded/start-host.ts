import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, statfsSync, statSync, truncateSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineError } from '../../errors.ts';
import { type DataFolder, dataFolderUnusable, diskFull, reasonOf } from './data-folder.ts';
import type { HostMessage } from './host-message.ts';
import { connectKeeper, type Keeper } from './keeper.ts';
import { findOwner } from './ownership.ts';

export const embeddedFailed = defineError(
  'embedded_failed',
  503,
  (path: string, reason: string, log: string) =>
    `The embedded database in ${path} does not start (${reason}): details are in ${log}; if its files are damaged, move the folder away and restore a backup.`,
);
export const embeddedSilent = defineError(
  'embedded_silent',
  503,
  (path: string, pid: number | undefined) =>
    `The embedded database in ${path} is owned by process ${pid ?? 'unknown'}, which does not answer: end that process and start again.`,
);

/** The first start takes 10 to 20 seconds, on a loaded machine a multiple of it. */
const startTimeoutMs = 180_000;
const pollMs = 40;
const longestLogBytes = 1_000_000;
const leastFreeBytes = 32 * 1024 * 1024;
/**
 * A function is compiled a second time, for speed, when it has run this much: four times what V8 asks for. A start ran
 * 5.0 s of processor time before and 3.7 s after, and the sample loads as fast.
 */
const tierUpLate = '--wasm-tiering-budget=50000000';
const saysDiskFull = /ENOSPC|no space left/i;

/** A connection that keeps the host of this folder alive; starts the host when none runs. */
export async function ensureHost(folder: DataFolder, onStep: (step: string) => void): Promise<Keeper> {
  const deadline = Date.now() + startTimeoutMs;
  let starting: StartingHost | undefined;
  while (Date.now() < deadline) {
    const keeper = await connectKeeper(folder.socket);
    if (keeper) return keeper;
    if (starting?.failure) throw toFailure(folder, starting.failure);
    if (!starting?.isAlive && !findOwner(folder.owner)) starting = startHost(folder, onStep);
    await sleep(pollMs);
  }
  throw embeddedSilent(folder.path, findOwner(folder.owner)?.pid);
}

interface StartingHost {
  isAlive: boolean;
  failure: { readonly reason: string; readonly code?: string } | undefined;
}

function startHost(folder: DataFolder, onStep: (step: string) => void): StartingHost {
  const child = spawnHost(folder);
  const starting: StartingHost = { isAlive: true, failure: undefined };
  child.on('message', (message: HostMessage) => {
    if (message.kind === 'step') onStep(message.step);
    if (message.kind === 'failed') starting.failure = message;
  });
  child.on('error', (error) => {
    starting.failure = { reason: error.message };
  });
  child.on('exit', (code) => {
    starting.isAlive = false;
    if (code) starting.failure ??= { reason: `its process ended with status ${code}` };
  });
  return starting;
}

/**
 * Detached, so that Ctrl-C in the terminal of its starter does not reach it while others use it. It does not stand in
 * its folder: Node 20 that finds its working folder deleted while it starts waits for ever (measured).
 */
export function spawnHost(folder: DataFolder): ChildProcess {
  const log = openLog(folder);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = fileURLToPath(new URL('./host-process.ts', import.meta.url));
  const child = spawn(process.execPath, [tierUpLate, '--import', loader, program, folder.path], {
    cwd: parse(folder.path).root,
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  child.unref();
  child.channel?.unref();
  return child;
}

function openLog(folder: DataFolder): number {
  try {
    if ((statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0) > longestLogBytes) truncateSync(folder.log);
    return openSync(folder.log, 'a');
  } catch (error) {
    throw dataFolderUnusable(folder.path, reasonOf(error));
  }
}

function toFailure(folder: DataFolder, failure: { readonly reason: string; readonly code?: string }): Error {
  if (failure.code === 'ENOSPC' || saysDiskFull.test(failure.reason) || isDiskFull(folder)) {
    return diskFull(folder.path);
  }
  return embeddedFailed(folder.path, failure.reason, folder.log);
}

/** The engine does not say why it stops; to start it needs a new file of its log of changes at least. */
function isDiskFull(folder: DataFolder): boolean {
  const { bavail, bsize } = statfsSync(folder.path);
  return bavail * bsize < leastFreeBytes;
}
