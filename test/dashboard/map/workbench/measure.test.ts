import * as turf from '@turf/turf';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { areaM2, lengthM } from '#dashboard/src/map/workbench/measure.ts';
import { barWithin } from '#dashboard/src/map/workbench/scale-bar.ts';
import { noShift, shiftOf } from '#dashboard/src/map/workbench/shift.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';

const corners: readonly (readonly [number, number])[] = [
  [120.5, 29.9],
  [120.6, 29.9],
  [120.6, 30],
  [120.5, 30],
];

describe('what is measured', () => {
  it('is the geodesic, not the straight line of the screen', () => {
    const far = [
      [100, 30],
      [140, 30],
    ] as const;
    const { s12 } = Geodesic.WGS84.Inverse(30, 100, 30, 140);
    expect(lengthM(far)).toBeCloseTo(s12 ?? 0, 3);
    expect(lengthM(corners)).toBeCloseTo(
      lengthM(corners.slice(0, 2)) + lengthM(corners.slice(1, 3)) + lengthM(corners.slice(2)),
      6,
    );
    expect(lengthM(corners.slice(0, 2)) / 1000).toBeCloseTo(
      turf.distance([...(corners[0] ?? [])], [...(corners[1] ?? [])]),
      1,
    );
  });

  it('is an area either way round, near that of the sphere', () => {
    const sphere = turf.area(turf.polygon([[...corners, corners[0] ?? [0, 0]].map((corner) => [...corner])]));
    expect(areaM2(corners)).toBeCloseTo(areaM2([...corners].reverse()), 3);
    expect(Math.abs(areaM2(corners) / sphere - 1)).toBeLessThan(0.005);
  });

  it('is nothing below two points, or three of an area', () => {
    expect([lengthM([]), lengthM(corners.slice(0, 1)), areaM2(corners.slice(0, 2))]).toEqual([0, 0, 0]);
  });
});

describe('the scale bar of a sheet', () => {
  it('is the longest round length within a third of the map', () => {
    expect(barWithin(90_000, 'zh')).toEqual({ share: 20 / 90, text: '20 公里' });
    expect(barWithin(1600, 'en')).toEqual({ share: 500 / 1600, text: '500 m' });
    expect(barWithin(90, 'en').share).toBeCloseTo(1 / 3);
  });
});

describe('what is drawn over a base map in GCJ-02', () => {
  const shift = shiftOf(wgs84ToGcj02, gcj02ToWgs84);

  it('is moved, whatever its shape, and a click is moved back to the true place', () => {
    expect(shift([120.5, 29.9])).toEqual([...wgs84ToGcj02([120.5, 29.9])]);
    const line = { type: 'MultiLineString', coordinates: [corners.map((corner) => [...corner])] } as const;
    expect(shift.geometry({ ...line, coordinates: line.coordinates.map((part) => [...part]) })).toEqual({
      type: 'MultiLineString',
      coordinates: [corners.map((corner) => [...wgs84ToGcj02(corner)])],
    });
    const [longitude, latitude] = shift.back(shift([120.5, 29.9]));
    expect(longitude).toBeCloseTo(120.5, 8);
    expect(latitude).toBeCloseTo(29.9, 8);
  });

  it('stays where it is without one', () => {
    expect(noShift([1, 2])).toEqual([1, 2]);
    expect(noShift.back([1, 2])).toEqual([1, 2]);
  });
});
