import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicKm } from '#geodata/sample/plane.ts';
import { placeAlong } from '#geodata/sample/service/line-positions.ts';
import { PointGrid } from '#geodata/sample/service/point-grid.ts';

describe('places along a line', () => {
  const line = [
    [120.6, 29.7],
    [120.61, 29.7],
    [120.61, 29.71],
  ] as const;

  test('lie on the line, moved aside by the metres asked for', () => {
    const onLine = placeAlong(line, 0.5, 0);
    expect(geodesicKm(line[0], onLine)).toBeCloseTo(0.5, 3);
    expect(geodesicKm(onLine, placeAlong(line, 0.5, 0.01))).toBeCloseTo(0.01, 2);
  });

  test('end with the line', () => {
    expect(placeAlong(line, 99)).toEqual(line[2]);
  });
});

describe('point grid', () => {
  const place = fc.tuple(
    fc.double({ min: 120.5, max: 120.7, noNaN: true }),
    fc.double({ min: 29.6, max: 29.8, noNaN: true }),
  );

  test('finds what a search through all points finds', () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        place,
        fc.double({ min: 0.1, max: 1.9, noNaN: true }),
        (all, at, radiusKm) => {
          const grid = new PointGrid<number>();
          for (const [index, point] of all.entries()) grid.add(point, index);
          const wanted = all.flatMap((point, index) => (geodesicKm(point, at) <= radiusKm ? [index] : []));
          expect(
            grid
              .within(at, radiusKm)
              .map(({ item }) => item)
              .sort(),
          ).toEqual(wanted.sort());
        },
      ),
    );
  });
});
