import { pairs } from '../plane.ts';
import { outerLoops } from './border-arcs.ts';
import type { Position, Ring } from './polygon.ts';

const keyOf = (vertex: Position) => vertex.join();

function isSimple(ring: Ring): boolean {
  return new Set(ring.map(keyOf)).size === ring.length - 1;
}

/** The way from `from` on to `to` along a closed ring. */
function stretch(ring: Ring, from: string, to: string): Position[] {
  const open = ring.slice(0, -1);
  const start = open.findIndex((vertex) => keyOf(vertex) === from);
  const turned = [...open.slice(start), ...open.slice(0, start)];
  const end = turned.findIndex((vertex) => keyOf(vertex) === to);
  return end === -1 ? turned : turned.slice(0, end + 1);
}

/** The ring with its part of the gap's border replaced by the other side of the gap. */
function swallow(ring: Ring, gap: Ring): Ring | undefined {
  const edges = new Set(pairs(ring).map(([one, other]) => `${keyOf(one)};${keyOf(other)}`));
  const isOwn = pairs(gap).map(([one, other]) => edges.has(`${keyOf(one)};${keyOf(other)}`));
  const starts = isOwn.flatMap((own, index) => (own && !isOwn.at(index - 1) ? [index] : []));
  const ends = isOwn.flatMap((own, index) => (own && !isOwn[(index + 1) % isOwn.length] ? [index + 1] : []));
  const [start, end] = [gap[starts[0] ?? -1], gap[ends[0] ?? -1]];
  if (starts.length !== 1 || !start || !end) return undefined;
  const otherSide = stretch(gap, keyOf(end), keyOf(start)).reverse();
  const rest = stretch(ring, keyOf(end), keyOf(start));
  const grown = [...otherSide, ...rest.slice(1)];
  return isSimple(grown) ? grown : undefined;
}

/** Gives each gap between counter-clockwise rings to a neighbour that stays simple with it. */
export function closeGaps(rings: readonly Ring[]): Ring[] {
  const result = [...rings];
  for (const gap of outerLoops(result).slice(1)) {
    for (const [index, ring] of result.entries()) {
      const grown = swallow(ring, gap);
      if (!grown) continue;
      result[index] = grown;
      break;
    }
  }
  return result;
}
