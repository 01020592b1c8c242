import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gcj02ToWgs84, gcj02ToWgs84From, isOutsideChina, type LonLat, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import { textbookGcj02 } from './textbook.ts';

const metresPerDegree = 111_320;

function distanceM(one: LonLat, other: LonLat): number {
  const eastM = (one[0] - other[0]) * metresPerDegree * Math.cos((one[1] * Math.PI) / 180);
  return Math.hypot(eastM, (one[1] - other[1]) * metresPerDegree);
}

const inChina = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));
const nearShaoxing = fc.tuple(
  fc.double({ min: 119.8, max: 121.3, noNaN: true }),
  fc.double({ min: 29.2, max: 30.4, noNaN: true }),
);

describe('GCJ-02', () => {
  test('agrees with published pairs to 1e-6 degrees', () => {
    const [lon, lat] = wgs84ToGcj02([116.404, 39.915]);
    expect(lon).toBeCloseTo(116.41024449916938, 6);
    expect(lat).toBeCloseTo(39.91640428150164, 6);
  });

  test('is the published series, term by term, to 1e-11 degrees all over China', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const published = textbookGcj02(place);
        const [lon, lat] = wgs84ToGcj02(place);
        expect(Math.abs(lon - published[0])).toBeLessThan(1e-11);
        expect(Math.abs(lat - published[1])).toBeLessThan(1e-11);
      }),
    );
  });

  test('comes back to the same place from any guess, even one that is no place', () => {
    const guesses = fc.oneof(inChina, fc.constant<LonLat>([Number.NaN, Number.NaN]), fc.constant<LonLat>([0, 0]));
    fc.assert(
      fc.property(inChina, guesses, fc.boolean(), (place, guess, isNear) => {
        const near: LonLat = [place[0] + 0.001, place[1] - 0.002];
        expect(distanceM(gcj02ToWgs84From(wgs84ToGcj02(place), isNear ? near : guess), place)).toBeLessThan(0.0001);
      }),
    );
  });

  test('comes back to the same place within 0.1 mm, far inside the half metre asked for', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const back = gcj02ToWgs84(wgs84ToGcj02(place));
        expect(Math.abs(back[0] - place[0])).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(back[1] - place[1])).toBeLessThanOrEqual(1e-9);
        expect(distanceM(back, place)).toBeLessThan(0.5);
      }),
    );
  });

  test('comes back from the GCJ-02 side as well', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        expect(distanceM(wgs84ToGcj02(gcj02ToWgs84(place)), place)).toBeLessThan(0.001);
      }),
    );
  });

  test('is about 500 m off near Shaoxing', () => {
    fc.assert(
      fc.property(nearShaoxing, (place) => {
        const shiftM = distanceM(wgs84ToGcj02(place), place);
        expect(shiftM).toBeGreaterThan(420);
        expect(shiftM).toBeLessThan(600);
      }),
    );
  });

  test('changes nothing outside China', () => {
    const berlin: LonLat = [13.4, 52.5];
    expect(isOutsideChina(berlin)).toBe(true);
    expect(wgs84ToGcj02(berlin)).toEqual(berlin);
    expect(gcj02ToWgs84(berlin)).toEqual(berlin);
  });
});
