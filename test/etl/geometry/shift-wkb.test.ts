import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { shiftOf } from '#etl/geometry/shift-of.ts';
import { shiftWkb } from '#etl/geometry/shift-wkb.ts';
import { toEwkb } from '#etl/geometry/to-ewkb.ts';
import { walkWkb } from '#etl/geometry/walk-wkb.ts';
import type { Crs } from '#etl/read/crs.ts';

const position = fc.tuple(fc.double({ min: 70, max: 138, noNaN: true }), fc.double({ min: 0, max: 56, noNaN: true }));
const line = fc.array(position, { minLength: 2, maxLength: 8 });
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates): Geometry => ({ type: 'Point', coordinates })),
  line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
  fc.array(line, { maxLength: 3 }).map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
  fc.array(line, { maxLength: 3 }).map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
  line.map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
  fc
    .array(fc.array(line, { maxLength: 2 }), { maxLength: 2 })
    .map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
  line.map(
    (coordinates): Geometry => ({ type: 'GeometryCollection', geometries: [{ type: 'LineString', coordinates }] }),
  ),
);
const crss = fc.constantFrom<Crs>(
  { kind: 'degrees' },
  { kind: 'gcj02' },
  { kind: 'bd09' },
  { kind: 'gcj02', swapped: true },
  { kind: 'degrees', swapped: true },
  { kind: 'epsg', srid: 4549 },
  { kind: 'epsg', srid: 4549, swapped: true },
);

function positionsOf(wkb: Uint8Array): Position[] {
  const found: Position[] = [];
  walkWkb(wkb, (view, start, count) => {
    for (let at = start; at < start + 16 * count; at += 16) {
      found.push([view.getFloat64(at, true), view.getFloat64(at + 8, true)]);
    }
  });
  return found;
}

const bytesOf = (shape: Geometry): Buffer => Buffer.from(toEwkb(shape, 4326), 'hex');

describe('WKB is shifted in place', () => {
  it('as GeoJSON is, position by position, whatever the geometry and the CRS', () => {
    fc.assert(
      fc.property(geometry, crss, (shape, crs) => {
        const bytes = bytesOf(shape);
        const wanted = positionsOf(bytes).map(shiftOf(crs));
        shiftWkb(bytes, crs);
        for (const [index, [lon, lat]] of positionsOf(bytes).entries()) {
          expect(Math.abs((lon ?? Number.NaN) - (wanted[index]?.[0] ?? Number.NaN))).toBeLessThan(1e-9);
          expect(Math.abs((lat ?? Number.NaN) - (wanted[index]?.[1] ?? Number.NaN))).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('at any byte offset of its buffer, and an empty point stays empty', () => {
    const bytes = bytesOf({ type: 'Point', coordinates: [120, 30] });
    const shared = new Uint8Array(bytes.length + 3);
    shared.set(bytes, 3);
    shiftWkb(shared.subarray(3), { kind: 'gcj02' });
    expect(positionsOf(shared.subarray(3))[0]).toEqual(shiftOf({ kind: 'gcj02' })([120, 30]));
    const empty = bytesOf({ type: 'Point', coordinates: [Number.NaN, Number.NaN] });
    shiftWkb(empty, { kind: 'gcj02' });
    expect(positionsOf(empty)).toEqual([[Number.NaN, Number.NaN]]);
  });

  it('takes bytes that are cut or forged for a RangeError, never for a place beyond its end', () => {
    fc.assert(
      fc.property(geometry, fc.nat(), fc.nat(255), (shape, at, value) => {
        const bytes = bytesOf(shape);
        const cut = bytes.subarray(0, at % bytes.length);
        expect(() => shiftWkb(cut, { kind: 'gcj02' })).toThrow(RangeError);
        bytes[at % bytes.length] = value;
        try {
          shiftWkb(bytes, { kind: 'gcj02' });
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
