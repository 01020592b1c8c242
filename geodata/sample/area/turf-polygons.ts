/** Between the rings of this folder and turf's GeoJSON features. */
import { polygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { PolygonRings, Position, Ring } from './polygon.ts';

export function toFeature(ring: Ring): Feature<Polygon> {
  return polygon([ring.map(([x, y]) => [x, y])]);
}

export function polygonsOf({ geometry }: Feature<Polygon | MultiPolygon>): PolygonRings[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(([x = 0, y = 0]): Position => [x, y])));
}
