import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** When anything in a folder was last changed, in milliseconds since 1970; 0 when there is no such folder. */
export async function newestChangeMs(path: string, ignored: ReadonlySet<string>): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const times = entries
    .filter((entry) => !ignored.has(entry.name))
    .map((entry) => {
      const inside = join(path, entry.name);
      return entry.isDirectory() ? newestChangeMs(inside, ignored) : modifiedMs(inside).then((time) => time ?? 0);
    });
  return Math.max(0, ...(await Promise.all(times)));
}

/** Undefined when there is no such file. */
export async function modifiedMs(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}
