import type { Geometry, Position } from 'geojson';

const sridFlag = 0x20000000;

/** A reader of little-endian (E)WKB for tests, written after the standard and not after the product. */
export function readWkb(wkb: Uint8Array): Geometry {
  const bytes = Buffer.from(wkb);
  let at = 0;
  const count = (): number => {
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const position = (): Position => {
    at += 16;
    return [bytes.readDoubleLE(at - 16), bytes.readDoubleLE(at - 8)];
  };
  const many = <T>(read: () => T): T[] => Array.from({ length: count() }, read);
  const geometry = (): Geometry => {
    if (bytes.readUInt8(at) !== 1) throw new Error('not little-endian');
    at += 1;
    const flagged = count();
    if ((flagged & sridFlag) !== 0 && count() !== 4326) throw new Error('not WGS84');
    const type = (flagged & ~sridFlag) >>> 0;
    if (type === 1) return { type: 'Point', coordinates: position() };
    if (type === 2) return { type: 'LineString', coordinates: many(position) };
    if (type === 3) return { type: 'Polygon', coordinates: many(() => many(position)) };
    const parts = many(geometry);
    if (type === 7) return { type: 'GeometryCollection', geometries: parts };
    const coordinates = parts.map((part) => ('coordinates' in part ? part.coordinates : []));
    const name = (['MultiPoint', 'MultiLineString', 'MultiPolygon'] as const)[type - 4];
    if (name === undefined) throw new Error(`unknown type ${type}`);
    return { type: name, coordinates } as Geometry;
  };
  return geometry();
}
