import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { fitGeometry } from '#etl/geometry/fit-geometry.ts';
import { parseGeometryText } from '#etl/geometry/parse-wkt.ts';
import { toEwkb } from '#etl/geometry/to-ewkb.ts';

const options = { shift: (position: number[]) => position, inDegrees: true };
const fitted = (geometry: unknown, type: 'point' | 'line' | 'polygon' | 'any') =>
  fitGeometry(geometry as Geometry, { ...options, type });

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

describe('EWKB', () => {
  const position = fc
    .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    .map(([x, y]) => [x, y]);

  it('has the head, the count and every coordinate of a line', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 40 }), (coordinates) => {
        const bytes = Buffer.from(toEwkb({ type: 'LineString', coordinates }, 4326), 'hex');
        expect(bytes.length).toBe(1 + 4 + 4 + 4 + 16 * coordinates.length);
        expect([bytes.readUInt8(0), bytes.readUInt32LE(1), bytes.readUInt32LE(5), bytes.readUInt32LE(9)]).toEqual([
          1,
          0x20000002,
          4326,
          coordinates.length,
        ]);
        const read = coordinates.map((_, index) => [
          bytes.readDoubleLE(13 + 16 * index),
          bytes.readDoubleLE(21 + 16 * index),
        ]);
        expect(read).toEqual(coordinates);
      }),
    );
  });
});
