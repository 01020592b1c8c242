import type { LonLat } from '../../crs/gcj02.ts';
import { pairs } from '../plane.ts';
import { listOf } from '../required.ts';

interface Piece {
  line: number;
  place: number;
  from: LonLat;
  to: LonLat;
}

const cellDeg = 0.004;

function cellsOf({ from, to }: Piece): string[] {
  const cells: string[] = [];
  for (
    let column = Math.floor(Math.min(from[0], to[0]) / cellDeg);
    column <= Math.floor(Math.max(from[0], to[0]) / cellDeg);
    column += 1
  ) {
    for (
      let row = Math.floor(Math.min(from[1], to[1]) / cellDeg);
      row <= Math.floor(Math.max(from[1], to[1]) / cellDeg);
      row += 1
    ) {
      cells.push(`${column},${row}`);
    }
  }
  return cells;
}

function side(from: LonLat, to: LonLat, point: LonLat): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
}

const isSame = (one: LonLat, other: LonLat) => one[0] === other[0] && one[1] === other[1];

/** Whether two pieces meet anywhere but in a common end. */
export function piecesMeet(one: readonly [LonLat, LonLat], other: readonly [LonLat, LonLat]): boolean {
  const [a, b] = one;
  const [c, d] = other;
  const overlapsBox = ([0, 1] as const).every(
    (axis) =>
      Math.max(a[axis], b[axis]) >= Math.min(c[axis], d[axis]) &&
      Math.max(c[axis], d[axis]) >= Math.min(a[axis], b[axis]),
  );
  if (!overlapsBox) return false;
  const common = [isSame(a, c), isSame(a, d), isSame(b, c), isSame(b, d)].filter(Boolean).length;
  if (common > 1) return true;
  if (common === 1) return false;
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/** Numbers of the lines that cross another line or themselves, other than in a common vertex. */
export function findCrossingLines(lines: readonly (readonly LonLat[])[]): Set<number> {
  const grid = new Map<string, Piece[]>();
  for (const [line, vertices] of lines.entries()) {
    for (const [place, [from, to]] of pairs(vertices).entries()) {
      const piece = { line, place, from, to };
      for (const cell of new Set(cellsOf(piece))) listOf(grid, cell).push(piece);
    }
  }
  const crossing = new Set<number>();
  for (const pieces of grid.values()) {
    for (const [index, one] of pieces.entries()) {
      for (const other of pieces.slice(index + 1)) {
        if (!piecesMeet([one.from, one.to], [other.from, other.to])) continue;
        crossing.add(one.line).add(other.line);
      }
    }
  }
  return crossing;
}
