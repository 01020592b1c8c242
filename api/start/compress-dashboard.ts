import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = join(import.meta.dirname, '../../dashboard/dist');
const COMPRESSIBLE = /\.(?:css|html|js|json|svg|wasm|webmanifest)$/;
const SMALLEST_BYTES = 1400;
/** Level 11 takes ten times as long for two percent. */
const BROTLI_QUALITY = 9;

const compressions = [
  ['.gz', (content: Buffer) => promisify(gzip)(content, { level: 9 })],
  [
    '.br',
    (content: Buffer) =>
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  ],
] as const;

/** Leaves a compressed neighbour beside every file of the built page that lacks one; done once a build. */
export async function compressDashboard(): Promise<void> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile() && COMPRESSIBLE.test(entry.name)) await compressFile(join(entry.parentPath, entry.name));
  }
}

async function compressFile(path: string): Promise<void> {
  const { mtimeMs, size } = await stat(path);
  if (size < SMALLEST_BYTES) return;
  for (const [ending, compress] of compressions) {
    const neighbour = await stat(path + ending).catch(() => undefined);
    if (neighbour !== undefined && neighbour.mtimeMs >= mtimeMs) continue;
    // Renamed when whole, so that nobody is ever sent half of it.
    const unfinished = `${path}${ending}.${process.pid}`;
    await writeFile(unfinished, await compress(await readFile(path)));
    await rename(unfinished, path + ending);
  }
}
