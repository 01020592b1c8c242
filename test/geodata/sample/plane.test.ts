import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { distanceToPieceKm, geodesicKm, lineLengthKm, pairs, toLonLat, toPlane } from '#geodata/sample/plane.ts';

const nearShaoxing = fc.tuple(
  fc.double({ min: 119.8, max: 121.3, noNaN: true }),
  fc.double({ min: 29.2, max: 30.4, noNaN: true }),
);

describe('plane', () => {
  test('comes back to the same degrees, rounded to six decimals', () => {
    fc.assert(
      fc.property(nearShaoxing, (place) => {
        const back = toLonLat(toPlane(place));
        expect(Math.abs(back[0] - place[0])).toBeLessThanOrEqual(5.1e-7);
        expect(Math.abs(back[1] - place[1])).toBeLessThanOrEqual(5.1e-7);
      }),
    );
  });

  test('measures the ellipsoid as GeographicLib does, to 5e-5 across the city', () => {
    fc.assert(
      fc.property(nearShaoxing, nearShaoxing, (one, other) => {
        const metres = geodesic.Geodesic.WGS84.Inverse(one[1], one[0], other[1], other[0]).s12 ?? 0;
        expect(Math.abs(geodesicKm(one, other) - metres / 1000)).toBeLessThanOrEqual(1e-6 + 5e-5 * (metres / 1000));
      }),
    );
  });

  test('adds up the pieces of a line', () => {
    const line = [
      [120, 30],
      [120.01, 30],
      [120.01, 30.01],
    ] as const;
    expect(pairs(line)).toHaveLength(2);
    expect(lineLengthKm(line)).toBeCloseTo(geodesicKm(line[0], line[1]) + geodesicKm(line[1], line[2]), 9);
    expect(lineLengthKm([])).toBe(0);
  });

  test('takes the nearest end when the foot of the perpendicular lies outside', () => {
    expect(distanceToPieceKm([2, 1], [0, 0], [1, 0])).toBeCloseTo(Math.SQRT2);
    expect(distanceToPieceKm([0.5, 3], [0, 0], [1, 0])).toBeCloseTo(3);
    expect(distanceToPieceKm([3, 4], [0, 0], [0, 0])).toBeCloseTo(5);
  });
});
