import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Bench } from './figure.ts';

const dist = join(import.meta.dirname, '../../dashboard/dist');

/** JavaScript that the page loads before the map: the entry, what it imports at once, and what its HTML preloads. */
export const bench: Bench = async () => {
  await build({ configFile: join(import.meta.dirname, '../../dashboard/vite.config.ts'), logLevel: 'error' });
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const scripts = new Set<string>();
  for (const match of html.matchAll(/(?:src|href)="([^"]+\.js)"/g)) await follow(match[1] ?? '', scripts);
  const sizes = await Promise.all([...scripts].map(async (path) => gzipSync(await readFile(join(dist, path))).length));
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  return [
    {
      name: 'first-load',
      figure: 'javascript_before_the_map_gzipped',
      value: kilobytes,
      unit: 'KB',
      goal: { op: '<=', number: 300 },
    },
  ];
};

async function follow(path: string, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  const source = await readFile(join(dist, path), 'utf8');
  for (const match of source.matchAll(/(?:import|from)\s*"(\.\/[^"]+\.js)"/g)) {
    await follow(join('/assets', match[1] ?? ''), seen);
  }
}
