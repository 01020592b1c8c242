import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { trimTar } from '#geodata/database/embedded/trim-postgis.ts';

const bundle = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis')), 'postgis.tar.gz');

test('tar reads the trimmed bundle, and it holds the library, the projections and one script', () => {
  const trimmed = trimTar(gunzipSync(readFileSync(bundle)));
  const names = execFileSync('tar', ['tf', '-'], { input: trimmed, encoding: 'utf8' }).trim().split('\n').sort();
  expect(names.filter((name) => !name.startsWith('share/proj/'))).toEqual([
    'lib/postgresql/postgis-3.so',
    expect.stringMatching(/^share\/postgresql\/extension\/postgis--\d+\.\d+\.\d+\.sql$/),
    'share/postgresql/extension/postgis.control',
  ]);
  expect(names).toContain('share/proj/proj.db');
});

test('an archive without anything of interest becomes an empty one', () => {
  expect(trimTar(Buffer.alloc(1024)).every((byte) => byte === 0)).toBe(true);
});
