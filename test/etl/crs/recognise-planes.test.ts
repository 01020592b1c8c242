import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilePosition } from '#etl/crs/readings.ts';
import { recogniseCrs } from '#etl/crs/recognise-crs.ts';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import { type PlaneSystem, planeSystems } from '#geodata/crs/plane-systems.ts';
import { numbersOf, worldOf } from './random-ground.ts';

const kilometre = 1_000;
const isAmongZones = ({ srid }: PlaneSystem): boolean => srid < 4502 || srid > 4512;

/** Positions inside 30 km somewhere in the zone, and the region around their places. */
function surveyOf(system: PlaneSystem, seed: number) {
  const next = numbersOf(seed);
  const [west, east] = system.eastingM;
  const east0 = (west + east) / 2 + (next() - 0.5) * 200 * kilometre;
  const north0 = (2_600 + 1_800 * next()) * kilometre;
  const positions = Array.from({ length: 100 }, (): [number, number] => [
    east0 + (next() - 0.5) * 30 * kilometre,
    north0 + (next() - 0.5) * 30 * kilometre,
  ]);
  const places = positions.map(([x, y]) => system.toLonLat(x, y));
  const corner: LonLat = [
    Math.min(...places.map(([lon]) => lon)) - 0.01,
    Math.min(...places.map(([, lat]) => lat)) - 0.01,
  ];
  return { positions, world: worldOf(corner, places) };
}

const surveys = fc.record({
  system: fc.constantFrom(...planeSystems.filter(isAmongZones)),
  seed: fc.nat(),
  swapped: fc.boolean(),
});

describe('plane coordinates that nobody names', () => {
  it('are recognised in every zone, with and without its number, northing first or last', async () => {
    await fc.assert(
      fc.asyncProperty(surveys, async ({ system, seed, swapped }) => {
        const { positions, world } = surveyOf(system, seed);
        const sample = positions.map(([x, y]): FilePosition => (swapped ? [y, x] : [x, y]));
        const said = { asked: 'auto', stated: 'unstated', statedName: null, fromCells: true } as const;
        const recognition = await recogniseCrs({ ...said, sample, ground: world.ground });
        const crs = { kind: 'epsg', srid: system.srid, ...(swapped && { swapped }) };
        expect(recognition).toMatchObject({ crs, word: 'certain', problem: { code: 'crs_recognised' } });
      }),
    );
  });

  it('are only likely, but of the right zone, by the outlines alone, and unsure where UTM would do as well', async () => {
    await fc.assert(
      fc.asyncProperty(surveys, async ({ system, seed, swapped }) => {
        const { positions, world } = surveyOf(system, seed);
        const ground = { ...world.ground, nearestM: async (all: readonly LonLat[]) => all.map(() => Infinity) };
        const sample = positions.map(([x, y]): FilePosition => (swapped ? [y, x] : [x, y]));
        const recognition = await recogniseCrs({
          ...{ asked: 'auto', stated: 'unstated', statedName: null, fromCells: true },
          sample,
          ground,
        });
        expect(recognition?.word).not.toBe('certain');
        const possible = [recognition?.crs, ...(recognition?.alternatives ?? []).map(({ crs }) => crs)];
        expect(possible).toContainEqual({ kind: 'epsg', srid: system.srid, ...(swapped && { swapped }) });
        if (recognition?.word === 'likely') expect(recognition.crs).toMatchObject({ srid: system.srid });
      }),
    );
  });

  it('that lie 80 m beside known places throughout may be of an old datum, and are never certain', async () => {
    await fc.assert(
      fc.asyncProperty(surveys, async ({ system, seed }) => {
        const { positions, world } = surveyOf(system, seed);
        const sample = positions.map(([x, y]): FilePosition => [x + 65, y - 47]);
        const said = { asked: 'auto', stated: 'unstated', statedName: null, fromCells: true } as const;
        const recognition = await recogniseCrs({ ...said, sample, ground: world.ground });
        expect(recognition?.word).not.toBe('certain');
        if (recognition?.word !== 'unsure') return;
        expect(recognition.problem?.code).toBe('crs_unsure');
        expect(recognition.reasons.map(({ zh }) => zh).join('')).toMatch(/可能是西安80或北京54|不足以定论/);
      }),
      { numRuns: 40 },
    );
  });

  it('that the file states are judged by the other codes of the same meridian as well', async () => {
    const system = planeSystems.find(({ srid }) => srid === 4509);
    if (system === undefined) throw new Error('no EPSG:4509');
    const { positions, world } = surveyOf(system, 3);
    const stated = { kind: 'epsg', srid: 4509 } as const;
    const said = { asked: 'auto', stated, statedName: 'CGCS2000_GK_CM_117E', fromCells: false } as const;
    const recognition = await recogniseCrs({ ...said, sample: positions, ground: world.ground });
    expect(recognition).toMatchObject({ crs: stated, word: 'certain', problem: null });
  });
});
