import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { segmentLengthM } from '#geodata/geodesy/segment-length.ts';

const place = {
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
};

describe('the length of a piece of road', () => {
  it('is that of the geodesic to a twentieth of a millimetre, however short or long', () => {
    const stepDeg = fc.double({ min: -7, max: 0.5, noNaN: true }).map((exponent) => 10 ** exponent);
    const heading = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    fc.assert(
      fc.property(fc.record(place), stepDeg, heading, ({ lon, lat }, step, angle) => {
        const [lon2, lat2] = [lon + step * Math.cos(angle), Math.max(-90, Math.min(90, lat + step * Math.sin(angle)))];
        const { s12 = Number.NaN } = Geodesic.WGS84.Inverse(lat, lon, lat2, lon2);
        expect(Math.abs(segmentLengthM(lon, lat, lon2, lat2) - s12)).toBeLessThan(0.000_05);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of no step is zero', () => {
    expect(segmentLengthM(120.5, 30, 120.5, 30)).toBe(0);
  });
});
