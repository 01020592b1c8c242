import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText, seededRandom } from '#geodata/sample/random.ts';

const draw = (seed: string) => {
  const random = seededRandom(seed);
  return [random.next(), random.integer(1, 9), random.normal(), ...random.shuffled([1, 2, 3, 4, 5])];
};

describe('seeded random', () => {
  test('gives the same sequence for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(draw(seed)).toEqual(draw(seed));
      }),
    );
  });

  test('keeps its sequence from version to version', () => {
    const random = seededRandom('shaoxing');
    expect([random.integer(0, 999), random.integer(0, 999), random.integer(0, 999)]).toMatchInlineSnapshot(`
      [
        804,
        403,
        679,
      ]
    `);
    expect(hashText('a')).toBe(0xe40c292c);
  });

  test('gives other sequences for other seeds', () => {
    expect(draw('villages 330602001')).not.toEqual(draw('villages 330602002'));
  });

  test('stays within the bounds asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, span) => {
        const random = seededRandom(seed);
        const whole = random.integer(low, low + span);
        expect(whole).toBeGreaterThanOrEqual(low);
        expect(whole).toBeLessThanOrEqual(low + span);
      }),
    );
  });

  test('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        expect(seededRandom('any').shuffled(items).sort()).toEqual([...items].sort());
      }),
    );
  });

  test('draws keys in proportion to their weights and never one without weight', () => {
    const random = seededRandom('weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let round = 0; round < 2000; round += 1) counts[random.weighted({ often: 3, seldom: 1, never: 0 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.often / 2000).toBeCloseTo(0.75, 1);
  });
});
