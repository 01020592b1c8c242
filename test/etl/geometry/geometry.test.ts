import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { WkbFitter } from '#etl/geometry/fit-wkb.ts';
import { geojsonToWkb } from '#etl/geometry/geojson-to-wkb.ts';
import { GeometryFault } from '#etl/geometry/geometry-fault.ts';
import { parseGeometryText } from '#etl/geometry/parse-wkt.ts';
import { shiftOf } from '#etl/geometry/shift-of.ts';
import { sketchWkb } from '#etl/geometry/sketch-wkb.ts';
import { bd09ToGcj02 } from '#geodata/crs/bd09.ts';
import { gcj02ToWgs84 } from '#geodata/crs/gcj02.ts';
import { readWkb } from '../support/read-wkb.ts';

type ColumnType = 'point' | 'line' | 'polygon' | 'any';

/** The geometry that a column takes, read back, or the fault. */
function fitted(geometry: unknown, type: ColumnType): object {
  try {
    const found = new WkbFitter(type).fit(geojsonToWkb(geometry as Geometry));
    if ('fault' in found) return found;
    return { geometry: found.hex === null ? null : readWkb(Buffer.from(found.hex, 'hex')) };
  } catch (error) {
    if (error instanceof GeometryFault) return { fault: error.code };
    throw error;
  }
}

describe('a geometry is made to fit its column', () => {
  it('lines become multi-lines without heights, collections of lines too', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 2, 300],
        [3, 4, 400],
      ],
    };
    const wanted = {
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    };
    expect(fitted(line, 'line')).toEqual(wanted);
    expect(fitted({ type: 'GeometryCollection', geometries: [line] }, 'line')).toEqual(wanted);
  });

  it('rings are closed and a single point of a multi-point is a point', () => {
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    };
    expect(fitted(open, 'polygon')).toEqual({
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    });
    expect(fitted({ type: 'MultiPoint', coordinates: [[1, 2]] }, 'point')).toEqual({
      geometry: { type: 'Point', coordinates: [1, 2] },
    });
  });

  it('what differs by less than 0.1 mm is the same place', () => {
    expect(fitted({ type: 'Point', coordinates: [116.02000000000001, 39.1] }, 'point')).toEqual({
      geometry: { type: 'Point', coordinates: [116.02, 39.1] },
    });
  });

  it.each([
    [{ type: 'LineString', coordinates: [] }],
    [{ type: 'MultiPolygon', coordinates: [] }],
    [{ type: 'Polygon', coordinates: [[]] }],
    [{ type: 'GeometryCollection', geometries: [] }],
    [{ type: 'Point', coordinates: [] }],
  ])('%j is empty', (geometry) => expect(fitted(geometry, 'any')).toEqual({ geometry: null }));

  it.each([
    [{ type: 'Point', coordinates: ['1', '2'] }, 'geometry_broken'],
    [{ type: 'Point', coordinates: [Number.NaN, 2] }, 'geometry_broken'],
    [{ type: 'Point', coordinates: null }, 'geometry_broken'],
    [{ type: 'Point' }, 'geometry_broken'],
    [{ type: 'LineString', coordinates: [[1, 2]] }, 'geometry_broken'],
    [{ type: 'LineString', coordinates: [1, 2] }, 'geometry_broken'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
      'geometry_broken',
    ],
    ['POINT (1 2)', 'geometry_broken'],
    [{ type: 'Circle', coordinates: [1, 2] }, 'geometry_broken'],
    [{ type: 'GeometryCollection', geometries: [null] }, 'geometry_broken'],
    [{ type: 'Point', coordinates: [181, 0] }, 'coordinates_out_of_range'],
    [{ type: 'Point', coordinates: [30, 120] }, 'coordinates_out_of_range'],
  ])('%j is refused', (geometry, fault) => expect(fitted(geometry, 'any')).toEqual({ fault }));
});

describe('WKT and GeoJSON in a cell', () => {
  it.each([
    ['POINT (1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['point z(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    [
      'SRID=4326;LINESTRING(1 2,3.5 -4e1)',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3.5, -40],
        ],
      },
    ],
    [
      'MULTIPOINT ((1 2), (3 4))',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'MULTIPOINT (1 2, 3 4)',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'POLYGON ((0 0, 1 0, 1 1, 0 0), (0.1 0.1, 0.2 0.1, 0.2 0.2, 0.1 0.1))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
          [
            [0.1, 0.1],
            [0.2, 0.1],
            [0.2, 0.2],
            [0.1, 0.1],
          ],
        ],
      },
    ],
    ['LINESTRING EMPTY', { type: 'LineString', coordinates: [] }],
    ['{"type":"Point","coordinates":[1,2]}', { type: 'Point', coordinates: [1, 2] }],
  ])('reads %j', (text, geometry) => expect(parseGeometryText(text)).toEqual(geometry));

  it.each([
    '',
    'POINT',
    'POINT 1 2',
    'POINT (1 2',
    'CIRCLE (1 2)',
    '{"type":1}',
    '{',
    'null',
    'POINT (a b)',
    'LINESTRING (1 2); DROP TABLE load',
  ])('does not take %j for one', (text) => expect(parseGeometryText(text)).toBeUndefined());
});

const position = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([x, y]) => [x, y]);
const line = fc.array(position, { minLength: 2, maxLength: 20 });
const ring = fc.array(position, { minLength: 3, maxLength: 10 }).map((positions) => [...positions, positions[0] ?? []]);
const anyGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  fc.array(ring, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
  fc.array(position, { maxLength: 4 }).map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  fc.array(line, { maxLength: 4 }).map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
);

describe('well-known binary', () => {
  it('has every coordinate of a geometry', () => {
    fc.assert(
      fc.property(anyGeometry, (geometry) => {
        expect(readWkb(geojsonToWkb(geometry))).toEqual(geometry);
      }),
    );
  });

  it('that is cut short or overwritten is a fault or a geometry, never an exception', () => {
    const damage = fc.record({ at: fc.nat(), byte: fc.nat(255), length: fc.nat() });
    fc.assert(
      fc.property(
        anyGeometry,
        damage,
        fc.constantFrom<ColumnType>('point', 'line', 'polygon', 'any'),
        (geometry, hit, type) => {
          const wkb = geojsonToWkb(geometry);
          wkb[hit.at % wkb.length] = hit.byte;
          const found = new WkbFitter(type).fit(wkb.subarray(0, hit.length % (wkb.length + 1)));
          if ('fault' in found)
            expect(found.fault).toMatch(/^(geometry_broken|geometry_type|coordinates_out_of_range)$/);
          else if (found.hex !== null) expect(readWkb(Buffer.from(found.hex, 'hex'))).toHaveProperty('type');
          expect(sketchWkb(wkb)).toEqual(expect.any(String));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('in GCJ-02, in BD-09 or with latitude first comes to WGS84 position by position', () => {
    const inChina = fc.tuple(
      fc.double({ min: 75, max: 134, noNaN: true }),
      fc.double({ min: 18, max: 53, noNaN: true }),
    );
    const way = fc.array(inChina, { minLength: 2, maxLength: 12 });
    const crs = fc.record({ kind: fc.constantFrom('degrees', 'gcj02', 'bd09'), swapped: fc.boolean() });
    fc.assert(
      fc.property(way, crs, (positions, { kind, swapped }) => {
        const coordinates = positions.map(([lon, lat]) => (swapped ? [lat, lon] : [lon, lat]));
        const shift = shiftOf({ kind, ...(swapped && { swapped }) });
        const found = new WkbFitter('any', shift).fit(geojsonToWkb({ type: 'LineString', coordinates }));
        if ('fault' in found || found.hex === null) throw new Error('no geometry');
        const read = readWkb(Buffer.from(found.hex, 'hex'));
        const wanted = positions.map((pair) =>
          kind === 'degrees' ? pair : gcj02ToWgs84(kind === 'bd09' ? bd09ToGcj02(pair) : pair),
        );
        for (const [index, position] of ('coordinates' in read ? read.coordinates : []).entries()) {
          const [lon = Number.NaN, lat = Number.NaN] = Array.isArray(position) ? position : [];
          expect(Math.abs(Number(lon) - (wanted[index]?.[0] ?? 0))).toBeLessThan(2e-9);
          expect(Math.abs(Number(lat) - (wanted[index]?.[1] ?? 0))).toBeLessThan(2e-9);
        }
      }),
    );
  });

  it('is told by its first positions', () => {
    const wkb = geojsonToWkb({
      type: 'MultiLineString',
      coordinates: [
        [
          [120.5, 30],
          [200, 30.25],
        ],
      ],
    });
    expect(sketchWkb(wkb)).toBe('MultiLineString 120.5 30, 200 30.25');
  });
});
