import type { LonLat } from '#geodata/crs/gcj02.ts';

/** Rings of polygons, outer and inner alike, WGS84 degrees. */
export type Outline = readonly (readonly LonLat[])[];

/** What is known of a root region before a file is loaded. */
export interface Ground {
  /** Of the districts, simplified to about 200 m; empty before the regions are loaded. */
  readonly outlines: readonly Outline[];
  /**
   * Metres from each place (WGS84) to the nearest standing road, village or facility, in the order of the places;
   * Infinity where none lies within about two kilometres.
   */
  nearestM(places: readonly LonLat[]): Promise<readonly number[]>;
}

/** [west, south, east, north] */
export type Bounds4326 = readonly [west: number, south: number, east: number, north: number];

export function boundsOf(places: readonly LonLat[]): Bounds4326 | null {
  if (places.length === 0) return null;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

/** Tells whether a place lies inside one of the outlines, by the parity of the rings crossed on the way east. */
export function insideTest(outlines: readonly Outline[]): (place: LonLat) => boolean {
  const boxed = outlines.map((rings) => ({ rings, bounds: boundsOf(rings.flat()) }));
  return ([lon, lat]) =>
    boxed.some(({ rings, bounds }) => {
      if (bounds === null || lon < bounds[0] || lat < bounds[1] || lon > bounds[2] || lat > bounds[3]) return false;
      return rings.reduce((inside, ring) => inside !== crossesOddly(ring, [lon, lat]), false);
    });
}

function crossesOddly(ring: readonly LonLat[], [lon, lat]: LonLat): boolean {
  let odd = false;
  let [fromLon, fromLat] = ring.at(-1) ?? [0, 0];
  for (const [toLon, toLat] of ring) {
    const crosses = fromLat > lat !== toLat > lat;
    if (crosses && lon < fromLon + ((lat - fromLat) / (toLat - fromLat)) * (toLon - fromLon)) odd = !odd;
    [fromLon, fromLat] = [toLon, toLat];
  }
  return odd;
}
