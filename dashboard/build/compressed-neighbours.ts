import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|mjs|css|html|svg)$/;
const leastBytes = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Leaves `.br` and `.gz` beside every text file of the build, so that the server need not compress at a request. */
export function compressedNeighbours(): Plugin {
  return {
    name: 'compressed-neighbours',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const names = await readdir(dir, { recursive: true });
      await Promise.all(names.filter((name) => compressible.test(name)).map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const source = await readFile(path);
  if (source.length < leastBytes) return;
  // Quality 9 takes a twentieth of the time of 11 for files 9 % larger (measured on the 1.9 MB map chunk).
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: source.length };
  await Promise.all([
    brotli(source, { params }).then((body) => writeFile(`${path}.br`, body)),
    zip(source, { level: 9 }).then((body) => writeFile(`${path}.gz`, body)),
  ]);
}
