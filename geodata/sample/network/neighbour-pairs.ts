import { Delaunay } from 'd3-delaunay';
import { distanceKm, type Xy } from '../plane.ts';

/**
 * Pairs of points that are neighbours in the Gabriel graph (no third point inside the circle over the pair), nearest
 * first. Gabriel neighbours are Delaunay neighbours, so only those are tried.
 */
export function neighbourPairs(points: readonly Xy[]): [number, number][] {
  const delaunay = Delaunay.from(points.map(([x, y]) => [x, y]));
  const found: { pair: [number, number]; km: number }[] = [];
  for (const [index, point] of points.entries()) {
    for (const other of delaunay.neighbors(index)) {
      const end = points[other];
      if (other < index || !end) continue;
      const centre: Xy = [(point[0] + end[0]) / 2, (point[1] + end[1]) / 2];
      const km = distanceKm(point, end);
      const nearby = [...delaunay.neighbors(index), ...delaunay.neighbors(other)];
      const isEmpty = nearby.every(
        (third) => third === index || third === other || distanceKm(points[third] ?? end, centre) >= km / 2,
      );
      if (isEmpty) found.push({ pair: [index, other], km });
    }
  }
  return found.sort((one, two) => one.km - two.km || one.pair[0] - two.pair[0]).map(({ pair }) => pair);
}
