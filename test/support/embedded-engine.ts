import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings } from '#geodata/settings.ts';
import { stopHost } from './stop-host.ts';
import type { TestEngine } from './test-engine.ts';

const pollMs = 50;

/** What belongs to a running host and not to the data. */
const notCopied = new Set(['owner.json', 'embedded.log', '.s.PGSQL.5432']);

export function folderOf(name: string): string {
  return join(tmpdir(), name);
}

/** An empty cluster with PostGIS takes ten seconds to make and depends on two packages only, so it is kept. */
async function emptyCluster(): Promise<string> {
  const folder = join(fileURLToPath(new URL('../../node_modules/.cache', import.meta.url)), await clusterKey());
  if (await isThere(folder)) return folder;
  const draft = `${folder}-${process.pid}`;
  const settings = readSettings({ DATA_DIR: draft, LOG_LEVEL: 'silent' });
  const database = await openDatabase(settings, createLog(settings));
  await database.close();
  await stopHost(draft);
  // Another run may have been quicker: its cluster is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

async function clusterKey(): Promise<string> {
  const versions = ['pglite', 'pglite-postgis'].map(async (name) => {
    const path = new URL(`../../node_modules/@electric-sql/${name}/package.json`, import.meta.url);
    return JSON.parse(await readFile(path, 'utf8')).version;
  });
  return `tongcun-empty-cluster-${(await Promise.all(versions)).join('-')}`;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !notCopied.has(basename(path)) });
}

export const embeddedEngine: TestEngine = {
  create: async (name) => copyFolder(await emptyCluster(), folderOf(name)),
  copy: async (template, name) => {
    await stopHost(folderOf(template));
    await copyFolder(folderOf(template), folderOf(name));
  },
  drop: async (name) => {
    await stopHost(folderOf(name));
    // A host that a killed program had just started still writes; it ends itself when it finds its folder gone.
    await rm(folderOf(name), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  exists: (name) => isThere(folderOf(name)),
  list: async (prefix) => (await readdir(tmpdir())).filter((name) => name.startsWith(prefix)),
  withLock: async (name, work) => {
    const lock = `${folderOf(name)}.lock`;
    while (
      !(await mkdir(lock).then(
        () => true,
        () => false,
      ))
    )
      await sleep(pollMs);
    try {
      return await work();
    } finally {
      await rm(lock, { recursive: true });
    }
  },
  variables: (name) => ({ DATA_DIR: folderOf(name) }),
};
