import { bbox, booleanPointInPolygon, lineString, pointToLineDistance, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerPoint } from '#dashboard/src/map/inner-point.ts';

/** A horseshoe: its centroid lies in the open middle. */
const horseshoe = [
  [
    [120, 29],
    [121, 29],
    [121, 30],
    [120.8, 30],
    [120.8, 29.2],
    [120.2, 29.2],
    [120.2, 30],
    [120, 30],
    [120, 29],
  ],
];

describe('the place of a name', () => {
  it('lies inside a region that bends around its own middle', () => {
    const point = innerPoint({ type: 'Polygon', coordinates: horseshoe });
    expect(point && booleanPointInPolygon(point, polygon(horseshoe))).toBe(true);
  });

  it('keeps out of holes', () => {
    const ring = [
      [120, 29],
      [121, 29],
      [121, 30],
      [120, 30],
      [120, 29],
    ];
    const hole = [
      [120.3, 29.3],
      [120.7, 29.3],
      [120.7, 29.7],
      [120.3, 29.7],
      [120.3, 29.3],
    ];
    const point = innerPoint({ type: 'Polygon', coordinates: [ring, hole] });
    expect(point && booleanPointInPolygon(point, polygon([ring, hole]))).toBe(true);
  });

  it('lies in the largest part of several', () => {
    const islet = [
      [
        [10, 10],
        [10.1, 10],
        [10.1, 10.1],
        [10, 10],
      ],
    ];
    const [longitude = 0] = innerPoint({ type: 'MultiPolygon', coordinates: [islet, horseshoe] }) ?? [];
    expect(longitude).toBeGreaterThan(100);
  });

  /** A star around a place: each point in its own direction, near or far. */
  const stars = fc
    .array(fc.double({ min: 0.01, max: 0.1, noNaN: true }), { minLength: 5, maxLength: 40 })
    .map((reaches) => {
      const ring = reaches.map((reach, at) => {
        const turn = (2 * Math.PI * at) / reaches.length;
        return [120 + reach * Math.cos(turn), 30 + reach * Math.sin(turn)];
      });
      return [[...ring, ring[0] ?? []]];
    });

  it('is inside any star, and nowhere on a grid over it is further from its outline', () => {
    fc.assert(
      fc.property(stars, (outline) => {
        const shape = polygon(outline);
        const line = lineString(outline[0] ?? []);
        const depthOf = (place: [number, number]) =>
          pointToLineDistance(place, line) * (booleanPointInPolygon(place, shape) ? 1 : -1);
        const [west, south, east, north] = bbox(shape);
        const squeeze = Math.cos(((outline[0]?.[0]?.[1] ?? 0) * Math.PI) / 180);
        const size = Math.max((east - west) * squeeze, north - south);
        const steps = Array.from({ length: 13 }, (_, step) => (step / 12 - 0.5) * size);
        const depths = steps.flatMap((x) =>
          steps.map((y) => depthOf([(west + east) / 2 + x / squeeze, (south + north) / 2 + y])),
        );
        const found = innerPoint({ type: 'Polygon', coordinates: outline });
        expect(found && booleanPointInPolygon(found, shape)).toBe(true);
        // The ellipsoid of one and the plane of the other differ by that much.
        expect(found && depthOf(found)).toBeGreaterThan(0.995 * Math.max(...depths));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is nowhere without an outline', () => {
    expect(innerPoint(null)).toBeUndefined();
    expect(innerPoint({ type: 'Point', coordinates: [120, 30] })).toBeUndefined();
    expect(innerPoint({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
  });
});
