/** Shared borders: rings are cut where three areas meet, so that a change to one arc changes both neighbours alike. */
import { pairs } from '../plane.ts';
import { listOf, required } from '../required.ts';
import { type Position, type Ring, signedArea } from './polygon.ts';

const keyOf = (vertex: Position) => vertex.join();

function neighboursOf(rings: readonly Ring[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  for (const [one, other] of rings.flatMap((ring) => pairs(ring))) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = neighbours.get(keyOf(from)) ?? new Set<string>();
      neighbours.set(keyOf(from), known.add(keyOf(to)));
    }
  }
  return neighbours;
}

/** The open arcs of a closed ring between its corners (a ring without corners is one arc from its least vertex). */
function arcsOf(ring: Ring, isCorner: (vertex: Position) => boolean): Position[][] {
  const open = ring.slice(0, -1);
  const least = open.reduce(
    (best, vertex) => (keyOf(vertex) < keyOf(best) ? vertex : best),
    required(open[0], 'vertex'),
  );
  const start = Math.max(
    0,
    open.findIndex((vertex) => isCorner(vertex)),
  );
  const from = open.some(isCorner) ? start : open.indexOf(least);
  const turned = [...open.slice(from), ...open.slice(0, from), required(open[from], 'vertex')];
  const arcs: Position[][] = [];
  let arc: Position[] = [];
  for (const [index, vertex] of turned.entries()) {
    arc.push(vertex);
    if (index > 0 && (isCorner(vertex) || index === turned.length - 1)) {
      arcs.push(arc);
      arc = [vertex];
    }
  }
  return arcs;
}

/** Applies `change` to every arc of the rings once per direction-free arc; end points must be kept by `change`. */
export function changeArcs(rings: readonly Ring[], change: (arc: readonly Position[]) => Position[]): Ring[] {
  const neighbours = neighboursOf(rings);
  const isCorner = (vertex: Position) => (neighbours.get(keyOf(vertex))?.size ?? 0) > 2;
  const changed = new Map<string, Position[]>();
  return rings.map((ring) => {
    const parts = arcsOf(ring, isCorner).map((arc) => {
      const forward = arc.map(keyOf).join(';');
      const backward = arc.map(keyOf).reverse().join(';');
      const isForward = forward <= backward;
      const key = isForward ? forward : backward;
      const result = changed.get(key) ?? change(isForward ? arc : arc.toReversed());
      changed.set(key, result);
      return isForward ? result : result.toReversed();
    });
    return [...parts.flatMap((part) => part.slice(0, -1)), required(parts[0]?.[0], 'arc')];
  });
}

/** Loops of the edges that only one of the rings uses, counter-clockwise rings assumed; largest first. */
export function outerLoops(rings: readonly Ring[]): Ring[] {
  const edges = new Set(rings.flatMap((ring) => pairs(ring)).map(([one, other]) => `${keyOf(one)};${keyOf(other)}`));
  const onward = new Map<string, Position[]>();
  for (const [one, other] of rings.flatMap((ring) => pairs(ring))) {
    if (!edges.has(`${keyOf(other)};${keyOf(one)}`)) listOf(onward, keyOf(one)).push(other);
  }
  const loops: Ring[] = [];
  for (const start of onward.keys()) {
    let next = onward.get(start)?.pop();
    const loop: Position[] = [];
    while (next) {
      loop.push(next);
      next = onward.get(keyOf(next))?.pop();
    }
    if (loop.length > 2) loops.push([required(loop.at(-1), 'loop'), ...loop]);
  }
  return loops.sort((one, other) => Math.abs(signedArea(other)) - Math.abs(signedArea(one)));
}
