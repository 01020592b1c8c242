import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/**
 * The package's bundle holds raster, topology, the geocoder and 500 upgrade scripts, all unpacked and compiled at every
 * start: measured 2.6 s with them and 1.3 s without. What is kept: the library, the projections, the current script.
 */
const kept =
  /^(lib\/postgresql\/postgis-\d+\.so|share\/proj\/proj\.(db|ini)|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;

const blockBytes = 512;
const nameBytes = 100;
const sizeField = { start: 124, end: 136 } as const;

/** PostGIS from a bundle that is cut down once and kept in the data folder. */
export function trimmedPostgis(dataFolder: string): Extension {
  return {
    name: postgis.name,
    setup: async (pg, options) => {
      const result = await postgis.setup(pg, options);
      return result.bundlePath ? { ...result, bundlePath: trimOnce(result.bundlePath, dataFolder) } : result;
    },
  };
}

/** The size in the name makes another version of the package trim anew. */
function trimOnce(bundle: URL, dataFolder: string): URL {
  const path = join(dataFolder, `postgis-${statSync(bundle).size}.tar.gz`);
  if (!statSync(path, { throwIfNoEntry: false })) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, gzipSync(trimTar(gunzipSync(readFileSync(bundle))), { level: 1 }));
    renameSync(draft, path);
  }
  return new URL(`file://${path.split('/').map(encodeURIComponent).join('/')}`);
}

/** The same archive with only the kept entries. */
export function trimTar(tar: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + blockBytes <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(tar.toString('latin1', at + sizeField.start, at + sizeField.end), 8);
    const end = at + blockBytes + Math.ceil(size / blockBytes) * blockBytes;
    if (kept.test(nameAt(tar, at))) parts.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]);
}

function nameAt(tar: Buffer, at: number): string {
  return tar
    .toString('utf8', at, at + nameBytes)
    .replace(/\0.*$/s, '')
    .replace(/^\.\//, '');
}
