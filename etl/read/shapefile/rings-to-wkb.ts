import { head } from './wkb-head.ts';

interface Ring {
  readonly points: Buffer;
  /** Twice the signed area; below zero for clockwise rings, which are outer ones in a shapefile. */
  readonly area: number;
}

/**
 * The rings of a shapefile's polygon as a Polygon, or as a MultiPolygon of several. Outer rings run clockwise; a hole belongs to the smallest
 * outer ring that holds its first point, and one that lies in none is an outer ring drawn the wrong way round.
 */
export function ringsToWkb(parts: readonly Buffer[]): Uint8Array {
  const rings = parts.filter(({ length }) => length > 0).map((points) => ({ points, area: signedArea(points) }));
  const outer = rings.filter(({ area }) => area <= 0).sort((one, other) => other.area - one.area);
  const polygons = new Map<Ring, Ring[]>(outer.map((ring) => [ring, []]));
  for (const hole of rings.filter(({ area }) => area > 0)) {
    const shell = outer.find(({ points }) => holds(points, hole.points.readDoubleLE(0), hole.points.readDoubleLE(8)));
    if (shell === undefined) polygons.set(hole, []);
    else polygons.get(shell)?.push(hole);
  }
  const bytes = polygons.size === 1 ? [] : [head(6, polygons.size)];
  for (const [shell, holes] of polygons) {
    bytes.push(head(3, 1 + holes.length));
    bytes.push(...ringBytes(shell, 1), ...holes.flatMap((hole) => ringBytes(hole, -1)));
  }
  return Buffer.concat(bytes);
}

/** Outer rings run against the clock and holes with it, as in GeoJSON: one area has one digest in every format. */
function ringBytes({ points, area }: Ring, direction: 1 | -1): Buffer[] {
  return [countOf(points), area * direction < 0 ? reversed(points) : points];
}

function reversed(points: Buffer): Buffer {
  const turned = Buffer.allocUnsafe(points.length);
  for (let at = 0; at < points.length; at += 16) points.copy(turned, points.length - 16 - at, at, at + 16);
  return turned;
}

function countOf(points: Buffer): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(points.length / 16);
  return count;
}

function signedArea(points: Buffer): number {
  // Relative to the first point: the products of whole coordinates would swallow the area of a small ring.
  const x0 = points.readDoubleLE(0);
  const y0 = points.readDoubleLE(8);
  let sum = 0;
  for (let at = 16; at + 32 <= points.length; at += 16) {
    sum +=
      (points.readDoubleLE(at) - x0) * (points.readDoubleLE(at + 24) - y0) -
      (points.readDoubleLE(at + 16) - x0) * (points.readDoubleLE(at + 8) - y0);
  }
  return sum;
}

function holds(points: Buffer, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at + 32 <= points.length; at += 16) {
    const y1 = points.readDoubleLE(at + 8);
    const y2 = points.readDoubleLE(at + 24);
    if (y1 > y === y2 > y) continue;
    const x1 = points.readDoubleLE(at);
    const crossing = x1 + ((y - y1) / (y2 - y1)) * (points.readDoubleLE(at + 16) - x1);
    if (x < crossing) inside = !inside;
  }
  return inside;
}
