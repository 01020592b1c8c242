import { readFileSync, writeFileSync } from 'node:fs';
import { root, say } from './run-tool.ts';

/**
 * `npx tsx test/support/complete-lock.ts`, after every change of dependencies: names in package-lock.json what npm
 * left out. Where the registry lacks a package for some foreign platform, `npm install` drops it from the lock file in
 * silence, and `npm ci` then refuses the lock file ("Missing: … from lock file") on every machine. An entry without an
 * address is enough: npm never fetches what is for another platform.
 */
interface Entry {
  readonly version?: string;
  readonly dev?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  packages: Record<string, Entry>;
}

interface Missing {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/** Optional packages that some package of the lock file names and the lock file does not hold. */
export function listMissing(lock: LockFile): Missing[] {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(lock, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
  return missing.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** npm looks beside the package and in every folder above it. */
function isHeld(lock: LockFile, path: string, name: string): boolean {
  const above = path.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  return ['', ...above].some((folder) => `${folder}${folder && '/'}node_modules/${name}` in lock.packages);
}

const systems = /android|darwin|freebsd|netbsd|openbsd|sunos|aix|win32|linux|openharmony/;
const processors = /riscv64|ppc64|s390x|loong64|arm64|arm|ia32|x64/;

function platformOf(name: string): object {
  const os = systems.exec(name)?.[0];
  const cpu = processors.exec(name)?.[0];
  if (!os || !cpu) throw new Error(`${name} does not say for which platform it is: add it by hand`);
  const libc = os === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { cpu: [cpu], ...libc, optional: true, os: [os] };
}

export function complete(lock: LockFile): LockFile {
  const added = listMissing(lock).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    { version, ...(dev && { dev }), ...platformOf(name) },
  ]);
  const all = [...Object.entries(lock.packages), ...added] as [string, Entry][];
  return { ...lock, packages: Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))) };
}

if (process.argv[1]?.endsWith('complete-lock.ts')) {
  const path = `${root}package-lock.json`;
  const lock: LockFile = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify(complete(lock), null, 2)}\n`);
  say(`${listMissing(lock).length} added`);
}
