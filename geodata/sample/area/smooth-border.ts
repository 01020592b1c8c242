import type { Position } from './polygon.ts';

/** Takes the stairs out of a quantised border: two passes of a 1-2-1 mean, then Douglas-Peucker. Ends stay. */
export function smoothBorder(arc: readonly Position[], toleranceDeg: number): Position[] {
  return simplify(averaged(averaged(arc)), toleranceDeg);
}

function averaged(arc: readonly Position[]): Position[] {
  return arc.map((vertex, index) => {
    const before = arc[index - 1];
    const after = arc[index + 1];
    if (!before || !after) return vertex;
    return [(before[0] + 2 * vertex[0] + after[0]) / 4, (before[1] + 2 * vertex[1] + after[1]) / 4];
  });
}

function offsetFrom(vertex: Position, from: Position, to: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(vertex[0] - from[0], vertex[1] - from[1]);
  return Math.abs((vertex[0] - from[0]) * dy - (vertex[1] - from[1]) * dx) / length;
}

function simplify(arc: readonly Position[], tolerance: number): Position[] {
  const from = arc[0];
  const to = arc.at(-1);
  if (!from || !to || arc.length <= 2) return [...arc];
  let farthest = { index: 0, offset: 0 };
  for (const [index, vertex] of arc.entries()) {
    const offset = offsetFrom(vertex, from, to);
    if (offset > farthest.offset) farthest = { index, offset };
  }
  if (farthest.offset <= tolerance) return [from, to];
  const left = simplify(arc.slice(0, farthest.index + 1), tolerance);
  return [...left.slice(0, -1), ...simplify(arc.slice(farthest.index), tolerance)];
}
