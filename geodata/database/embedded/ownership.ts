import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOf } from './process-identity.ts';

/** The process that owns a data folder. */
export interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly machine: string;
  readonly claim: string;
}

export interface Ownership {
  /** False when the file was taken away: then the folder must not be written to any more. */
  confirm(): boolean;
  release(): void;
}

/** An owner on another machine (a shared volume) lives as long as it renews its file. */
const foreignOwnerExpiryMs = 30_000;

/** Two starters may both find the same dead owner; whoever was robbed of a fresh claim notices within this time. */
const settleMs = 60;

/** The living owner, or undefined: then the file, if there is one, is stale. */
export function findOwner(path: string): Owner | undefined {
  const owner = readOwner(path);
  return owner && isAlive(owner, path) ? owner : undefined;
}

/** Takes the folder for this process, over a dead owner too; undefined when a living one has it. */
export async function takeOwnership(path: string): Promise<Ownership | undefined> {
  const stale = readOwner(path);
  if (stale && isAlive(stale, path)) return undefined;
  if (!stale) rmUnreadable(path);
  if (stale && !removeStale(path, stale)) return undefined;
  const own: Owner = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    machine: hostname(),
    claim: randomUUID(),
  };
  if (!claim(path, own)) return undefined;
  await sleep(settleMs);
  const confirm = (): boolean => renew(path, own);
  return confirm() ? { confirm, release: () => confirm() && rmSync(path, { force: true }) } : undefined;
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // No file, or one that a crash of the machine left empty: nobody owns the folder.
    return undefined;
  }
}

function isAlive(owner: Owner, path: string): boolean {
  if (owner.machine === hostname()) return startOf(owner.pid) === owner.started;
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < foreignOwnerExpiryMs;
}

/** linkSync fails when the name exists, and the linked file is complete: nobody reads half a claim. */
function claim(path: string, own: Owner): boolean {
  const draft = `${path}.${own.claim}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Renaming takes the file from everyone else; when it was not the stale one after all, it is put back. */
function removeStale(path: string, stale: Owner): boolean {
  const taken = `${path}.${randomUUID()}`;
  try {
    renameSync(path, taken);
  } catch {
    // Another starter was quicker: it clears up and claims.
    return false;
  }
  const isStale = readOwner(taken)?.claim === stale.claim;
  if (isStale) rmSync(taken, { force: true });
  else renameSync(taken, path);
  return isStale;
}

function rmUnreadable(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
}

function renew(path: string, own: Owner): boolean {
  if (readOwner(path)?.claim !== own.claim) return false;
  const now = new Date();
  utimesSync(path, now, now);
  return true;
}
