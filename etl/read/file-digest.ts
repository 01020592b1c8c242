import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Formats of several files of one name; the others are one file or one folder. */
const severalFiles = new Set(['.shp', '.tab', '.mif']);

/** SHA-256 of a source: of the file, or of all the files that belong to it with their names. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  const parts = await partsOf(path);
  for (const part of parts) {
    if (parts.length > 1) hash.update(`${relative(dirname(path), part)}\0`);
    await pipeline(createReadStream(part, { highWaterMark: 1024 * 1024 }), hash, { end: false });
  }
  return hash.digest('hex');
}

async function partsOf(path: string): Promise<string[]> {
  const found = await stat(path);
  if (found.isDirectory()) {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  }
  const ending = extname(path).toLowerCase();
  if (!severalFiles.has(ending)) return [path];
  const stem = basename(path, extname(path));
  const names = (await readdir(dirname(path))).filter((name) => basename(name, extname(name)) === stem).sort();
  return names.map((name) => join(dirname(path), name));
}
