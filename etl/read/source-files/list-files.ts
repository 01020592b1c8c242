import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What file managers leave behind. */
const litter = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

export function isLitter(path: string): boolean {
  return litter.test(path);
}

/** Paths of all regular files under a folder, relative to it, with `/` between; links are left out. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !isLitter(path))
    .sort();
}
