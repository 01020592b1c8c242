import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondChance, judgePlaces } from '#etl/crs/find-mixed-rows.ts';
import { byGround } from '#etl/crs/measure-places.ts';
import { minorityReadings } from '#etl/crs/recognise-crs.ts';
import type { StagedPlace } from '#etl/crs/staged-places.ts';
import { stagedReadings } from '#etl/crs/staged-readings.ts';
import { manyPlaces, weighReadings } from '#etl/crs/weigh-readings.ts';
import type { Crs } from '#etl/read/crs.ts';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import { corners, moved, numbersOf, scatter, systems, type World, worldOf } from './random-ground.ts';

const kinds = fc.constantFrom<Crs['kind']>('degrees', 'gcj02', 'bd09');
const seeds = fc.nat();

/** Places of a file, some on known ground and some not. */
function placesOf(world: World, next: () => number, strayShare: number): LonLat[] {
  const corner = world.outline[0]?.[0] ?? [0, 0];
  return Array.from({ length: 300 }, () => {
    const known = world.known[Math.floor(next() * world.known.length)] ?? corner;
    const [stray = corner] = scatter(corner, 1, next);
    return moved(next() < strayShare ? stray : known, (next() - 0.5) * 30, (next() - 0.5) * 30);
  });
}

/** Rows that verification would report of places as staged. */
async function mixedRows(world: World, crs: Crs, places: readonly LonLat[]) {
  const readings = stagedReadings(crs);
  const weighing = await weighReadings(readings, places, { ground: world.ground, options: manyPlaces });
  const meant = readings[minorityReadings(weighing, 0)[0] ?? -1];
  if (meant === undefined) return { meant: undefined, rows: [] };
  const page = places.map((place, index): StagedPlace => ({ rowNo: index + 1, place }));
  const judged = await judgePlaces(page, { meant, measure: byGround(world.ground) });
  return { meant: meant.crs.kind, rows: beyondChance(judged).map(({ rowNo }) => rowNo) };
}

describe('rows of another system in one file', () => {
  it('are not found where there are none, however dense the ground and however many rows lie off it', async () => {
    const world = fc.record({
      knownCount: fc.integer({ min: 50, max: 3000 }),
      strayShare: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(corners, seeds, kinds, world, async (corner, seed, kind, { knownCount, strayShare }) => {
        const next = numbersOf(seed);
        const known = worldOf(corner, scatter(corner, knownCount, next));
        const crs: Crs = kind === 'epsg' ? { kind, srid: 4549 } : { kind };
        expect((await mixedRows(known, crs, placesOf(known, next, strayShare))).rows).toEqual([]);
      }),
    );
  });

  it('are found by row when they are a tenth, and hardly any other row with them', async () => {
    await fc.assert(
      fc.asyncProperty(corners, seeds, async (corner, seed) => {
        const next = numbersOf(seed);
        const world = worldOf(corner, scatter(corner, 500, next));
        const isOther = (index: number): boolean => index % 10 === 0;
        const places = placesOf(world, next, 0.1).map((place, index) =>
          isOther(index) ? (systems.gcj02(place) as LonLat) : place,
        );
        const { meant, rows } = await mixedRows(world, { kind: 'degrees' }, places);
        expect(meant).toBe('gcj02');
        const right = rows.filter((row) => isOther(row - 1));
        expect(right.length).toBeGreaterThanOrEqual(18);
        expect(rows.length - right.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('are those under the loosest limit that chance does not explain, and at least three', () => {
    const at = (...distances: number[]) => distances.map((meantM, rowNo) => ({ rowNo, readM: 500, meantM }));
    expect(beyondChance({ suspects: at(1, 2), controlM: [] })).toEqual([]);
    expect(beyondChance({ suspects: at(1, 2, 39), controlM: [] })).toHaveLength(3);
    expect(beyondChance({ suspects: at(1, 2, 3, 39), controlM: [25] })).toHaveLength(3);
    expect(beyondChance({ suspects: at(1, 2, 3, 39), controlM: [1] })).toEqual([]);
  });
});
