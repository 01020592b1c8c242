import { pairs } from '../plane.ts';
import { listOf } from '../required.ts';
import type { Position, Ring } from './polygon.ts';

const cellDeg = 0.01;

function cellsOf([x1, y1]: Position, [x2, y2]: Position): string[] {
  const cells: string[] = [];
  for (
    let column = Math.floor(Math.min(x1, x2) / cellDeg);
    column <= Math.floor(Math.max(x1, x2) / cellDeg);
    column += 1
  ) {
    for (let row = Math.floor(Math.min(y1, y2) / cellDeg); row <= Math.floor(Math.max(y1, y2) / cellDeg); row += 1) {
      cells.push(`${column},${row}`);
    }
  }
  return cells;
}

/** Where a vertex lies along an edge, 0..1, or nothing when it is an end or further off than the tolerance. */
function alongEdge(
  vertex: Position,
  [from, to]: readonly [Position, Position],
  toleranceDeg: number,
): number | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const lengthSquared = dx * dx + dy * dy;
  const share = ((vertex[0] - from[0]) * dx + (vertex[1] - from[1]) * dy) / lengthSquared;
  const offset = Math.abs((vertex[0] - from[0]) * dy - (vertex[1] - from[1]) * dx) / Math.sqrt(lengthSquared);
  const isEnd = vertex.join() === from.join() || vertex.join() === to.join();
  return !isEnd && share > 0 && share < 1 && offset <= toleranceDeg ? share : undefined;
}

/**
 * Puts every vertex that lies on an edge of another ring into that edge, so that areas which share a border share
 * its vertices exactly. Edges may bend by up to the tolerance.
 */
export function shareVertices(rings: readonly Ring[], toleranceDeg: number): Ring[] {
  const vertices = new Map(rings.flat().map((vertex) => [vertex.join(), vertex]));
  const grid = new Map<string, Position[]>();
  for (const vertex of vertices.values()) for (const cell of cellsOf(vertex, vertex)) listOf(grid, cell).push(vertex);
  return rings.map((ring) => {
    const [first] = ring;
    const rest = pairs(ring).flatMap((edge) => {
      const onEdge = [...new Set(cellsOf(...edge))]
        .flatMap((cell) => grid.get(cell) ?? [])
        .map((vertex) => ({ vertex, share: alongEdge(vertex, edge, toleranceDeg) }))
        .filter((found): found is { vertex: Position; share: number } => found.share !== undefined)
        .sort((one, other) => one.share - other.share);
      return [...onEdge.map(({ vertex }) => vertex), edge[1]];
    });
    return first ? [first, ...rest] : [];
  });
}
