import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PublicError } from '#geodata/errors.ts';
import { ChildPeaks } from '../support/child-peaks.ts';
import { hasOgr2ogr, ogr2ogr } from '../support/ogr2ogr.ts';
import { expectConsistent, outcome, readWhole } from '../support/read-outcome.ts';
import { readPath } from '../support/read-source.ts';
import { roads, toGeojson } from '../support/small-city.ts';
import { soundLayers } from '../support/sound-layers.ts';
import { damage, spoil } from '../support/spoil-file.ts';

const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const peaks = new ChildPeaks('gdal-program');
afterAll(() => peaks.stop());

/** What GDAL does not read waits for no process. */
const runs: Readonly<Record<string, number>> = { KMZ: 20, 'plan table': 60 };

describe(`a layer damaged by seed ${seed}`, () => {
  it.each(soundLayers(roads(12)))(
    'is refused in public words or read with every row in its place: $format',
    async (file) => {
      expect((await readWhole(file)).rows).toHaveLength(file.count);
      await fc.assert(
        fc.asyncProperty(damage, async (one) => {
          const result = await outcome(file, spoil(file, one));
          if (!(result instanceof PublicError)) expectConsistent(result);
        }),
        { seed, numRuns: runs[file.format] ?? 6, endOnFailure: true },
      );
    },
    180_000,
  );
});

/** A GeoPackage of 100 kB with a view of one row, whose text is reckoned when it is read. */
function hugeCell(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-huge-'));
  const path = join(folder, 'huge.gpkg');
  writeFileSync(join(folder, 'in.geojson'), toGeojson(roads(1)));
  ogr2ogr('-f', 'GPKG', path, join(folder, 'in.geojson'), '-nln', 'roads');
  const view = `CREATE VIEW huge AS SELECT 1 AS segment_code, hex(zeroblob(${bytes / 2})) AS route_name`;
  const entry = "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('huge', 'attributes', 'huge')";
  for (const statement of [view, entry]) execFileSync('ogrinfo', [path, '-sql', statement]);
  return path;
}

describe.skipIf(!hasOgr2ogr)('a small file that asks for a huge cell', () => {
  it('is refused before GDAL has taken 2 GB, and the next file is read', async () => {
    const read = readPath(hugeCell(200e6), { layer: 'huge' });
    await expect(read).rejects.toMatchObject({ code: 'memory_exceeded', status: 400 });
    expect(peaks.largestBytes).toBeGreaterThan(1e9);
    expect(peaks.largestBytes).toBeLessThan(2e9);
    const { rows } = await readPath(hugeCell(100), { layer: 'huge' });
    expect(rows.map(({ values }) => values)).toEqual([['1', '0'.repeat(100)]]);
  }, 180_000);
});
