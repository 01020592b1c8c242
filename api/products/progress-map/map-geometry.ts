/** Metres in the sheet's projected CRS: east, north. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
export type Polygon = readonly Ring[];

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A rectangle on paper, mm from the upper left corner of the sheet. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

export function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Even-odd rule over all rings, so holes are outside. */
export function contains(polygons: readonly Polygon[], [x, y]: Position): boolean {
  let within = false;
  for (const ring of polygons.flat()) {
    for (let index = 0; index < ring.length; index++) {
      if (crosses(ring[index], ring[(index + 1) % ring.length], [x, y])) within = !within;
    }
  }
  return within;
}

function crosses(start: Position | undefined, end: Position | undefined, [x, y]: Position): boolean {
  if (!start || !end || start[1] > y === end[1] > y) return false;
  return x < start[0] + ((y - start[1]) / (end[1] - start[1])) * (end[0] - start[0]);
}
