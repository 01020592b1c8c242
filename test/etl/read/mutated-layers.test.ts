import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PublicError } from '#geodata/errors.ts';
import { expectConsistent, outcome, readWhole } from '../support/read-outcome.ts';
import { roads } from '../support/small-city.ts';
import { soundLayers } from '../support/sound-layers.ts';
import { damage, spoil } from '../support/spoil-file.ts';

const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);

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
