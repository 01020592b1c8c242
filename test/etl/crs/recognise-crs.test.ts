import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognitionLines } from '#etl/crs/explain-recognition.ts';
import { crsText, type FilePosition } from '#etl/crs/readings.ts';
import { recogniseCrs } from '#etl/crs/recognise-crs.ts';
import type { CrsEvidence, Recognition } from '#etl/crs/recognition.ts';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import {
  corners,
  distanceM,
  moved,
  numbersOf,
  type SystemName,
  scatter,
  systemNames,
  systems,
  type World,
  worldOf,
} from './random-ground.ts';

async function recognise(
  world: World,
  sample: readonly FilePosition[],
  more: Partial<CrsEvidence> = {},
): Promise<Recognition> {
  const nothingSaid = { asked: 'auto', stated: 'unstated', statedName: null, fromCells: true } as const;
  const recognition = await recogniseCrs({ ...nothingSaid, sample, ground: world.ground, ...more });
  if (recognition === undefined) throw new Error('nothing recognised');
  return recognition;
}

/** Places of a file: a share of them somewhere, the others on known ground with some metres of noise. */
function placesOf(
  world: World,
  next: () => number,
  shape: { count: number; noiseM: number; strayShare: number },
): LonLat[] {
  const [corner = [0, 0]] = world.outline[0] ?? [];
  const jitter = (): number => (next() - 0.5) * 2 * shape.noiseM;
  return Array.from({ length: shape.count }, () => {
    const known = world.known[Math.floor(next() * world.known.length)] ?? corner;
    const [stray = corner] = scatter(corner, 1, next);
    return moved(next() < shape.strayShare ? stray : known, jitter(), jitter());
  });
}

function worldAt(corner: LonLat, knownCount: number, next: () => number): World {
  return worldOf(corner, scatter(corner, knownCount, next));
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const truths = fc.constantFrom(...systemNames);

describe('the system of degrees, by known ground', () => {
  it('is recognised, whichever it is, when most positions lie within 30 m of known places', async () => {
    const shape = fc.record({
      count: fc.integer({ min: 60, max: 150 }),
      noiseM: fc.nat(30),
      strayShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(corners, seeds, truths, shape, async (corner, seed, truth, shape) => {
        const next = numbersOf(seed);
        const world = worldAt(corner, 400, next);
        const recognition = await recognise(world, placesOf(world, next, shape).map(systems[truth]));
        expect(recognition).toMatchObject({ word: 'certain', crs: { kind: truth } });
      }),
      { numRuns: 100 },
    );
  });

  it('is recognised or called unsure, never taken for another, whatever the ground, the noise and the strays', async () => {
    const shape = fc.record({
      count: fc.integer({ min: 1, max: 150 }),
      noiseM: fc.nat(400),
      strayShare: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        corners,
        seeds,
        truths,
        fc.record({ shape, knownCount: fc.integer({ min: 0, max: 1500 }) }),
        async (corner, seed, truth, { shape, knownCount }) => {
          const next = numbersOf(seed);
          const world = worldAt(corner, knownCount, next);
          const recognition = await recognise(world, placesOf(world, next, shape).map(systems[truth]));
          // What is not certain stays as it is in the file and is told as a warning.
          if (recognition.word === 'certain') expect(recognition.crs.kind).toBe(truth);
          else
            expect(recognition).toMatchObject({
              crs: { kind: 'degrees' },
              word: 'unsure',
              problem: { code: 'crs_unsure' },
            });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is none of the three, and not taken for one, when positions are shifted some other way', async () => {
    const shifts = fc.record({
      lengthM: fc.integer({ min: 150, max: 2000 }),
      turn: fc.double({ min: 0, max: 6.28, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(corners, seeds, shifts, async (corner, seed, { lengthM, turn }) => {
        const next = numbersOf(seed);
        const world = worldAt(corner, 500, next);
        const off = (place: LonLat): LonLat => moved(place, lengthM * Math.cos(turn), lengthM * Math.sin(turn));
        fc.pre(systemNames.every((name) => distanceM(systems[name](corner) as LonLat, off(corner)) > 150));
        const places = placesOf(world, next, { count: 120, noiseM: 20, strayShare: 0.2 });
        expect((await recognise(world, places.map(off))).word).toBe('unsure');
      }),
      { numRuns: 100 },
    );
  });

  it('cannot be told without ground, or with rows of one place only', async () => {
    const next = numbersOf(7);
    const bare = worldAt([116, 30], 0, next);
    const unsure = await recognise(bare, scatter([116, 30], 100, next));
    expect(unsure).toMatchObject({
      word: 'unsure',
      certainty: 0.5,
      problem: { code: 'crs_unsure' },
      fit: { medianM: null, insideShare: 1 },
    });
    expect(recognitionLines(unsure, 'zh').join('\n')).toContain('没有已知的道路');
    const [known = [0, 0]] = scatter([116, 30], 1, numbersOf(7));
    const onePlace = worldOf([116, 30], [known]);
    expect(
      (
        await recognise(
          onePlace,
          Array.from({ length: 500 }, () => systems.gcj02(known)),
        )
      ).word,
    ).toBe('unsure');
  });
});

const world = worldAt([120.2, 29.8], 500, numbersOf(1));
const places = placesOf(world, numbersOf(2), { count: 120, noiseM: 10, strayShare: 0.1 });
const as = (name: SystemName): FilePosition[] => places.map(systems[name]);
const swap = ([x, y]: FilePosition): FilePosition => [y, x];

describe('what is said against what is found', () => {
  it('a file that states WGS84 but lies on the ground as GCJ-02 is read as GCJ-02 with a warning', async () => {
    const recognition = await recognise(world, as('gcj02'), {
      stated: { kind: 'degrees' },
      statedName: 'GCS_WGS_1984',
      fromCells: false,
    });
    expect(recognition).toMatchObject({
      crs: { kind: 'gcj02' },
      word: 'certain',
      problem: { code: 'crs_overridden', value: 'GCJ-02' },
    });
  });

  it('a file that states WGS84 and is agrees, and nothing need be told', async () => {
    const recognition = await recognise(world, as('degrees'), { stated: { kind: 'degrees' }, fromCells: false });
    expect(recognition).toMatchObject({ crs: { kind: 'degrees' }, word: 'certain', problem: null });
  });

  it('what the user gave is kept against strong evidence, with a warning', async () => {
    const recognition = await recognise(world, as('gcj02'), { asked: { kind: 'degrees' } });
    expect(recognition).toMatchObject({
      crs: { kind: 'degrees' },
      word: 'unsure',
      problem: { code: 'crs_contradicted' },
    });
    expect(recognition.alternatives[0]).toMatchObject({ crs: { kind: 'gcj02' } });
    expect(await recognise(world, as('bd09'), { asked: { kind: 'bd09' } })).toMatchObject({
      word: 'certain',
      problem: null,
    });
  });

  it('a user who overrules a .prj of Xian 1980 is warned unless the ground proves him right', async () => {
    const said = { asked: { kind: 'degrees' }, statedName: 'GCS_Xian_1980' } as const;
    expect((await recognise(world, as('degrees'), said)).problem).toBeNull();
    const bare = { ...world.ground, nearestM: async (all: readonly LonLat[]) => all.map(() => Infinity) };
    expect((await recognise(world, as('degrees'), { ...said, ground: bare })).problem?.code).toBe('crs_contradicted');
  });

  it('swapped longitude and latitude are put in order, in every system', async () => {
    for (const name of systemNames) {
      const recognition = await recognise(world, as(name).map(swap));
      expect(recognition).toMatchObject({ crs: { kind: name, swapped: true }, word: 'certain' });
      expect(distanceM(recognition.examples[0]?.after ?? [0, 0], places[0] ?? [0, 0])).toBeLessThan(0.1);
    }
    const asked = await recognise(world, as('degrees').map(swap), { asked: { kind: 'degrees' } });
    expect(asked).toMatchObject({ crs: { kind: 'degrees', swapped: true }, problem: { code: 'crs_recognised' } });
  });

  it('packed degrees, minutes and seconds in cells are degrees', async () => {
    const pack = (degrees: number): number => {
      const seconds = Math.round(degrees * 360_000) / 100;
      const minutes = Math.floor(seconds / 60);
      return Math.floor(minutes / 60) * 10_000 + (minutes % 60) * 100 + (seconds - minutes * 60);
    };
    const packed = places.map(([lon, lat]): FilePosition => [pack(lon), pack(lat)]);
    expect(await recognise(world, packed)).toMatchObject({ crs: { kind: 'degrees' }, word: 'certain' });
  });

  it('positions in two systems are told as mixed, with the other system', async () => {
    const mixed = as('degrees').map((position, index) =>
      index % 5 === 0 ? systems.gcj02(places[index] ?? [0, 0]) : position,
    );
    const recognition = await recognise(world, mixed);
    expect(recognition).toMatchObject({ crs: { kind: 'degrees' }, mixedWith: { kind: 'gcj02' } });
    expect(recognitionLines(recognition, 'en').join('\n')).toContain('seems to be in GCJ-02');
    expect((await recognise(world, as('degrees'))).mixedWith).toBeNull();
  });

  it('nothing on earth is undefined, and an unknown code is left to the database', async () => {
    const nowhere = places.map((): FilePosition => [1e9, -1e9]);
    const evidence = {
      asked: 'auto',
      stated: 'unstated',
      statedName: null,
      sample: nowhere,
      fromCells: true,
      ground: world.ground,
    } as const;
    expect(await recogniseCrs(evidence)).toBeUndefined();
    const asked = { kind: 'epsg', srid: 27700 } as const;
    expect(await recognise(world, nowhere, { asked })).toMatchObject({ crs: asked, word: 'likely', problem: null });
  });

  it('says in both languages why, with shares and metres', async () => {
    const recognition = await recognise(world, as('bd09'));
    expect(recognitionLines(recognition, 'zh')[0]).toBe('坐标系：BD-09（确定）');
    expect(recognitionLines(recognition, 'en').join('\n')).toMatch(/BD-09 \d m, (GCJ-02|WGS84\/CGCS2000) \d{2,4} m/);
    expect(crsText(recognition.crs)).toBe('bd09');
  });
});
