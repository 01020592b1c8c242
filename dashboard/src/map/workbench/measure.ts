import geodesic from 'geographiclib-geodesic';

type Point = readonly [longitude: number, latitude: number];

/** Length of a line on the WGS84 ellipsoid, metres. */
export function lengthM(points: readonly Point[]): number {
  const ellipsoid = geodesic.Geodesic.WGS84;
  return points.slice(1).reduce((sum, [lon, lat], at) => {
    const [fromLon, fromLat] = points[at] ?? [lon, lat];
    return sum + (ellipsoid.Inverse(fromLat, fromLon, lat, lon).s12 ?? 0);
  }, 0);
}

/** Area within a closed line on the ellipsoid, square metres, whichever way round it goes; 0 below three corners. */
export function areaM2(points: readonly Point[]): number {
  if (points.length < 3) return 0;
  const polygon = geodesic.Geodesic.WGS84.Polygon(false);
  for (const [lon, lat] of points) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}
