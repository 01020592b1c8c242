import type { LonLat } from '../../crs/gcj02.ts';
import { required } from '../required.ts';
import type { BaseGraph } from './base-graph.ts';
import { findCrossingLines } from './crossings.ts';
import { drawCurve, shapesOf } from './road-curves.ts';
import type { Route } from './routes.ts';

/** Bends tried in turn by a road that crosses another. */
const bends = [1, 0.7, 0.45, 0.25, 0.1, 0];

/** Lines of all roads by edge id, drawn from the route's start to its end; no two cross. */
export function drawNetwork(routes: readonly Route[], graph: BaseGraph): Map<number, LonLat[]> {
  const shapes = routes.flatMap((route) => shapesOf(route, graph));
  const tries = shapes.map(() => 0);
  const lines = shapes.map((shape) => drawCurve(shape, 1));
  for (let crossing = findCrossingLines(lines); crossing.size > 0; crossing = findCrossingLines(lines)) {
    const bendable = [...crossing].filter((line) => (tries[line] ?? 0) < bends.length - 1);
    if (bendable.length === 0) throw new Error('straight roads cross: the base graph is not planar');
    for (const line of bendable) {
      tries[line] = (tries[line] ?? 0) + 1;
      lines[line] = drawCurve(required(shapes[line], 'shape'), bends[tries[line] ?? 0] ?? 0);
    }
  }
  return new Map(shapes.map(({ edge }, index) => [edge.id, required(lines[index], 'line')]));
}
