import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bd09ToGcj02, gcj02ToBd09 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import { textbookBd09 } from './textbook.ts';

const inChina = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));

describe('BD-09', () => {
  test('agrees with the published example to 1e-6 degrees', () => {
    const [lon, lat] = gcj02ToBd09([116.404, 39.915]);
    expect(lon).toBeCloseTo(116.41036949371029, 6);
    expect(lat).toBeCloseTo(39.92133699351021, 6);
  });

  test('is the published polar form to 1e-11 degrees all over China', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const published = textbookBd09(place);
        const [lon, lat] = gcj02ToBd09(place);
        expect(Math.abs(lon - published[0])).toBeLessThan(1e-11);
        expect(Math.abs(lat - published[1])).toBeLessThan(1e-11);
      }),
    );
  });

  test('goes WGS84, GCJ-02, BD-09 and back within 0.5 m, in fact 0.1 mm', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const back = gcj02ToWgs84(bd09ToGcj02(gcj02ToBd09(wgs84ToGcj02(place))));
        expect(Math.hypot(back[0] - place[0], back[1] - place[1])).toBeLessThan(1e-9);
      }),
    );
  });

  test('has a value at the origin, where files hold missing places', () => {
    for (const place of [gcj02ToBd09([0, 0]), bd09ToGcj02([0, 0]), bd09ToGcj02([0.0065, 0.006])]) {
      expect(place.every(Number.isFinite)).toBe(true);
    }
  });

  test('comes back to the same place within 0.1 mm', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const back = bd09ToGcj02(gcj02ToBd09(place));
        expect(Math.abs(back[0] - place[0])).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(back[1] - place[1])).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  test('lies several hundred metres to over a kilometre from GCJ-02', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const [lon, lat] = gcj02ToBd09(place);
        const shiftDeg = Math.hypot(lon - place[0], lat - place[1]);
        expect(shiftDeg).toBeGreaterThan(0.006);
        expect(shiftDeg).toBeLessThan(0.012);
      }),
    );
  });
});
