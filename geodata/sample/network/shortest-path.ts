import { required } from '../required.ts';
import type { BaseEdge, BaseGraph } from './base-graph.ts';

interface Reached {
  node: number;
  cost: number;
  via: BaseEdge | undefined;
}

/** Binary heap by cost; equal costs leave in order of node number, so that results never depend on chance. */
class CostQueue {
  readonly #items: Reached[] = [];

  push(item: Reached): void {
    const items = this.#items;
    let place = items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isBefore(place, above)) break;
      this.#swap(place, above);
      place = above;
    }
  }

  pop(): Reached | undefined {
    const items = this.#items;
    const [least] = items;
    const last = items.pop();
    if (items.length === 0 || !last) return least;
    items[0] = last;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = right < items.length && this.#isBefore(right, left) ? right : left;
      if (child >= items.length || !this.#isBefore(child, place)) return least;
      this.#swap(child, place);
      place = child;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [required(this.#items[one], 'item'), required(this.#items[other], 'item')];
    return a.cost < b.cost || (a.cost === b.cost && a.node < b.node);
  }

  #swap(one: number, other: number): void {
    const items = this.#items;
    const kept = required(items[one], 'item');
    items[one] = required(items[other], 'item');
    items[other] = kept;
  }
}

export interface Search {
  graph: BaseGraph;
  /** Infinity closes an edge. */
  costOf: (edge: BaseEdge) => number;
}

export function otherEnd(edge: BaseEdge, node: number): number {
  return edge.from === node ? edge.to : edge.from;
}

export interface Path {
  edges: BaseEdge[];
  cost: number;
}

/** Cheapest path between two nodes (Dijkstra), or nothing within `limit`. */
export function findPath(
  { graph, costOf }: Search,
  [from, to]: readonly [number, number],
  limit = Infinity,
): Path | undefined {
  const queue = new CostQueue();
  const arrivals = new Map<number, Reached>();
  queue.push({ node: from, cost: 0, via: undefined });
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.cost > limit) return undefined;
    if (arrivals.has(next.node)) continue;
    arrivals.set(next.node, next);
    if (next.node === to) return { edges: traceBack(arrivals, to), cost: next.cost };
    for (const edge of graph.around[next.node] ?? []) {
      const cost = next.cost + costOf(edge);
      if (cost < Infinity) queue.push({ node: otherEnd(edge, next.node), cost, via: edge });
    }
  }
  return undefined;
}

function traceBack(arrivals: ReadonlyMap<number, Reached>, to: number): BaseEdge[] {
  const edges: BaseEdge[] = [];
  let node = to;
  for (let via = arrivals.get(node)?.via; via; via = arrivals.get(node)?.via) {
    edges.push(via);
    node = otherEnd(via, node);
  }
  return edges.reverse();
}

/**
 * Joins every wanted node to a network by cheapest growth: nodes are met in order of cost from the network, and each
 * path found becomes network itself (Prim on shortest paths). Returns the paths in the order they were built.
 */
export function growTo(
  { graph, costOf }: Search,
  network: Iterable<number>,
  wanted: ReadonlySet<number>,
): BaseEdge[][] {
  const queue = new CostQueue();
  const best = new Map<number, Reached>();
  const offer = (reached: Reached) => {
    if (reached.cost >= (best.get(reached.node)?.cost ?? Infinity)) return;
    best.set(reached.node, reached);
    queue.push(reached);
  };
  for (const node of network) offer({ node, cost: 0, via: undefined });
  const paths: BaseEdge[][] = [];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (best.get(next.node) !== next) continue;
    if (next.cost > 0 && wanted.has(next.node)) {
      const path = traceBack(best, next.node);
      paths.push(path);
      for (const node of path.flatMap((edge) => [edge.from, edge.to])) offer({ node, cost: 0, via: undefined });
      continue;
    }
    for (const edge of graph.around[next.node] ?? []) {
      const cost = next.cost + costOf(edge);
      if (cost < Infinity) offer({ node: otherEnd(edge, next.node), cost, via: edge });
    }
  }
  return paths;
}
