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
  const edges = edgesOf(rings, squeeze);
  const box = boxOf(outline);
  let best: Spot = { x: box.x * squeeze, y: box.y, depth: Number.NEGATIVE_INFINITY };
  let size = Math.max(box.width * squeeze, box.height);
  for (let round = 0; round < 4; round += 1) {
    best = deepest(edges, best, size);
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

/** Four numbers an edge: from where and to where, `x` squeezed to the measure of `y`. */
function edgesOf(rings: readonly Ring[], squeeze: number): Float64Array {
  const edges = rings.flatMap((ring) =>
    ring.slice(1).flatMap(([x = 0, y = 0], at) => {
      const [fromX = 0, fromY = 0] = ring[at] ?? [];
      return [fromX * squeeze, fromY, x * squeeze, y];
    }),
  );
  return Float64Array.from(edges);
}

const cells = 12;

function deepest(edges: Float64Array, start: Spot, size: number): Spot {
  let best = start;
  for (let row = 0; row <= cells; row += 1) {
    for (let column = 0; column <= cells; column += 1) {
      const x = start.x + (column / cells - 0.5) * size;
      const y = start.y + (row / cells - 0.5) * size;
      const depth = depthAt(edges, [x, y], best.depth);
      if (depth > best.depth) best = { x, y, depth };
    }
  }
  return best;
}

/** Exact where it is deeper than `known`; elsewhere it ends at the first edge that shows that it is not. */
function depthAt(edges: Float64Array, [x, y]: readonly [number, number], known: number): number {
  const enoughSquared = known > 0 ? known * known : -1;
  let inside = false;
  let nearestSquared = Number.POSITIVE_INFINITY;
  for (let edge = 0; edge < edges.length; edge += 4) {
    const ax = edges[edge] ?? 0;
    const ay = edges[edge + 1] ?? 0;
    const bx = edges[edge + 2] ?? 0;
    const by = edges[edge + 3] ?? 0;
    const [dx, dy] = [bx - ax, by - ay];
    if (ay > y !== by > y && x < (dx * (y - ay)) / dy + ax) inside = !inside;
    const lengthSquared = dx * dx + dy * dy;
    const share = lengthSquared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / lengthSquared;
    const along = Math.max(0, Math.min(1, share));
    const [toX, toY] = [ax + along * dx - x, ay + along * dy - y];
    nearestSquared = Math.min(nearestSquared, toX * toX + toY * toY);
    if (nearestSquared <= enoughSquared) return known;
  }
  return Math.sqrt(nearestSquared) * (inside ? 1 : -1);
}
