import { booleanPointInPolygon, polygon } from '@turf/turf';
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

  it('is nowhere without an outline', () => {
    expect(innerPoint(null)).toBeUndefined();
    expect(innerPoint({ type: 'Point', coordinates: [120, 30] })).toBeUndefined();
    expect(innerPoint({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
  });
});
