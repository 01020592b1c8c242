import type { Position } from 'geojson';

type Ring = readonly Position[];
interface Spot {
  readonly x: number;
  readonly y: number;
  /** Distance to the outline in degrees of latitude; negative outside. */
  readonly depth: number;
}

/**
 * The place for a region's name: a point deep inside its largest part, found on a grid that is refined three times
 * around the best cell. Undefined for anything but a polygon.
 */
export function innerPoint(
  geometry: { type: string; coordinates: unknown } | null | undefined,
): [number, number] | undefined {
  const rings = largestPart(geometry)?.map(thinned);
  const outline = rings?.[0];
  if (!rings || !outline) return undefined;
  const squeeze = Math.cos(((outline[0]?.[1] ?? 0) * Math.PI) / 180);
  const scaled = rings.map((ring) => ring.map(([x = 0, y = 0]) => [x * squeeze, y]));
  const box = boxOf(scaled[0] ?? []);
  let best: Spot = { x: box.x, y: box.y, depth: Number.NEGATIVE_INFINITY };
  let size = Math.max(box.width, box.height);
  for (let round = 0; round < 4; round += 1) {
    best = deepest(scaled, best, size);
    size /= 6;
  }
  return [best.x / squeeze, best.y];
}

function largestPart(geometry: { type: string; coordinates: unknown } | null | undefined): readonly Ring[] | undefined {
  if (geometry?.type === 'Polygon') return geometry.coordinates as readonly Ring[];
  if (geometry?.type !== 'MultiPolygon') return undefined;
  const parts = geometry.coordinates as readonly (readonly Ring[])[];
  const area = (part: readonly Ring[]) => {
    const box = boxOf(part[0] ?? []);
    return box.width * box.height;
  };
  return parts.reduce((widest, part) => (area(part) > area(widest) ? part : widest), parts[0] ?? []);
}

/** Points of an outline that are enough to find room for a name; all of them cost a city's map 100 ms. */
const enough = 240;

function thinned(ring: Ring): Ring {
  const step = Math.ceil(ring.length / enough);
  if (step === 1) return ring;
  return ring.filter((_, at) => at % step === 0 || at === ring.length - 1);
}

function boxOf(ring: Ring) {
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  return { x: (west + east) / 2, y: (south + north) / 2, width: east - west, height: north - south };
}

const cells = 12;

function deepest(rings: readonly Ring[], start: Spot, size: number): Spot {
  let best = start;
  for (let row = 0; row <= cells; row += 1) {
    for (let column = 0; column <= cells; column += 1) {
      const x = start.x + (column / cells - 0.5) * size;
      const y = start.y + (row / cells - 0.5) * size;
      const depth = depthAt(rings, x, y);
      if (depth > best.depth) best = { x, y, depth };
    }
  }
  return best;
}

function depthAt(rings: readonly Ring[], x: number, y: number): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [ax = 0, ay = 0] = ring[index - 1] ?? [];
      const [bx = 0, by = 0] = ring[index] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      nearest = Math.min(nearest, Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y));
    }
  }
  return inside ? nearest : -nearest;
}
