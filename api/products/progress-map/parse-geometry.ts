import type { Geometry } from 'geojson';
import type { Polygon, Position } from './map-geometry.ts';

/** Polygons of a GeoJSON geometry in the sheet's CRS; anything else has none. */
export function toPolygons(geojson: string | null): Polygon[] {
  if (geojson === null) return [];
  const geometry: Geometry = JSON.parse(geojson);
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(toPositions)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon.map(toPositions));
  return [];
}

/** Lines of a GeoJSON geometry; what simplification left without a length has none. */
export function toLines(geojson: string | null): Position[][] {
  if (geojson === null) return [];
  const geometry: Geometry = JSON.parse(geojson);
  if (geometry.type === 'LineString') return [toPositions(geometry.coordinates)].filter((line) => line.length > 1);
  if (geometry.type === 'MultiLineString')
    return geometry.coordinates.map(toPositions).filter((line) => line.length > 1);
  return [];
}

function toPositions(coordinates: readonly (readonly number[])[]): Position[] {
  return coordinates.map(([east = 0, north = 0]) => [east, north] as const);
}
