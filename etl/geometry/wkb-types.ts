/** Type codes of well-known binary (OGC 06-103r4); PostGIS adds the flag where an SRID follows. */
export const wkbTypes = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;

export const sridFlag = 0x20000000;
export const littleEndian = 1;
