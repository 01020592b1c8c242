/** Rings and polygons in any flat coordinates. A ring is closed: its last vertex repeats the first. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
/** Outer ring first, then holes. */
export type PolygonRings = readonly Ring[];

export function signedArea(ring: Ring): number {
  let sum = 0;
  let previous: Position | undefined;
  for (const vertex of ring) {
    if (previous) sum += previous[0] * vertex[1] - vertex[0] * previous[1];
    previous = vertex;
  }
  return sum / 2;
}

export function ringContains(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  let previous: Position | undefined;
  for (const vertex of ring) {
    if (previous) {
      const [x1, y1] = previous;
      const [x2, y2] = vertex;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    previous = vertex;
  }
  return inside;
}

export function polygonsContain(polygons: readonly PolygonRings[], point: Position): boolean {
  return polygons.some((rings) => rings.filter((ring) => ringContains(ring, point)).length % 2 === 1);
}

export function polygonsArea(polygons: readonly PolygonRings[]): number {
  return polygons
    .map(
      ([outer = [], ...holes]) =>
        Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0),
    )
    .reduce((sum, area) => sum + area, 0);
}

export function boundsOf(positions: Iterable<Position>): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
