import type { BaseEdge, BaseGraph } from './base-graph.ts';
import { findPath } from './shortest-path.ts';

export type Grade = 'X' | 'Y' | 'C';

/** Which edges of the base graph are roads, and of which grade; the first grade an edge gets is its highest. */
export class NetworkPlan {
  readonly graph: BaseGraph;
  readonly #grades = new Map<number, Grade>();

  constructor(graph: BaseGraph) {
    this.graph = graph;
  }

  add(edges: readonly BaseEdge[], grade: Grade): void {
    for (const edge of edges) if (!this.#grades.has(edge.id)) this.#grades.set(edge.id, grade);
  }

  gradeOf(edge: BaseEdge): Grade | undefined {
    return this.#grades.get(edge.id);
  }

  roadsAt(node: number): BaseEdge[] {
    return (this.graph.around[node] ?? []).filter((edge) => this.#grades.has(edge.id));
  }

  roads(): BaseEdge[] {
    return this.graph.edges.filter((edge) => this.#grades.has(edge.id));
  }

  roadNodes(): Set<number> {
    return new Set(this.roads().flatMap((edge) => [edge.from, edge.to]));
  }

  /** Cheapest way over roads already planned. */
  wayOverRoads(ends: readonly [number, number], limit: number): number {
    const costOf = (edge: BaseEdge) => (this.#grades.has(edge.id) ? edge.cost : Infinity);
    return findPath({ graph: this.graph, costOf }, ends, limit)?.cost ?? Infinity;
  }

  /** A new road that prefers roads there are already, unless the way there is short enough without it. */
  connect(ends: readonly [number, number], grade: Grade, maxDetour: number): void {
    const costOf = (edge: BaseEdge) => edge.cost * (this.#grades.has(edge.id) ? 0.5 : 1);
    const straight = findPath({ graph: this.graph, costOf: (edge) => edge.cost }, ends);
    if (!straight || this.wayOverRoads(ends, straight.cost * maxDetour) <= straight.cost * maxDetour) return;
    const path = findPath({ graph: this.graph, costOf }, ends);
    if (path) this.add(path.edges, grade);
  }
}
