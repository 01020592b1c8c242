import { type Position, type Ring, signedArea } from './polygon.ts';

/**
 * The largest simple loop of a ring that touches or retraces itself. Quantised outlines do so wherever a neck is
 * narrower than the grid; the spikes and crumbs that fall off are at most a few grid cells.
 */
export function largestLoop(ring: Ring): Ring {
  const loops: Position[][] = [];
  let path: Position[] = [];
  let places = new Map<string, number>();
  for (const vertex of ring) {
    const key = vertex.join();
    const seenAt = places.get(key);
    if (seenAt === undefined) {
      places.set(key, path.length);
      path.push(vertex);
      continue;
    }
    loops.push([...path.slice(seenAt), vertex]);
    path = path.slice(0, seenAt + 1);
    places = new Map(path.map((kept, index) => [kept.join(), index]));
  }
  return loops.reduce((best, loop) => (Math.abs(signedArea(loop)) > Math.abs(signedArea(best)) ? loop : best), []);
}
