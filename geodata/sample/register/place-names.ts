/** Names of the sample's roads and posts, made from the real names of towns and villages. */
import type { BaseGraph } from '../network/base-graph.ts';
import type { DrawnRoute } from '../network/segments.ts';
import { distanceKm } from '../plane.ts';
import { required } from '../required.ts';

export class PlaceNames {
  readonly #names: ReadonlyMap<string, string>;
  readonly #graph: BaseGraph;

  /** `names`: code of district, town or village to its name. */
  constructor(names: ReadonlyMap<string, string>, graph: BaseGraph) {
    this.#names = names;
    this.#graph = graph;
  }

  of(code: string): string {
    return required(this.#names.get(code), code);
  }

  /** Without 镇, 街道, 村 and the like, if at least two characters stay. */
  bare(code: string): string {
    const name = this.of(code);
    const bare = name.replace(/(街道|镇|乡|村)$/, '');
    return bare.length > 1 ? bare : name;
  }

  /** The village or seat at a node, else the nearest one within three kilometres on the way out from it. */
  placeAt(node: number, kinds: readonly string[]): string | undefined {
    const { nodes } = this.#graph;
    const { at, districtCode } = required(nodes[node], 'node');
    let best: { code: string; km: number } | undefined;
    for (const other of nodes) {
      if (!kinds.includes(other.kind) || other.districtCode !== districtCode) continue;
      const km = distanceKm(at, other.at);
      const code = other.kind === 'seat' ? other.townCode : other.villageCode;
      if (km < (best?.km ?? 6)) best = { code, km };
    }
    return best?.code;
  }

  routeName(route: DrawnRoute): string {
    const ends = [route.nodes[0], route.nodes.at(-1)];
    const kinds = route.grade === 'X' ? ['seat'] : ['village', 'seat'];
    const [from, to] = ends.map(
      (node) => this.placeAt(required(node, 'end'), kinds) ?? route.segments[0]?.townCode ?? '',
    );
    const [start, end] = [this.bare(required(from, 'from')), this.bare(required(to, 'to'))];
    if (start === end) return route.grade === 'C' ? `${start}村路` : `${start}线`;
    return route.grade === 'C' ? `${start}-${end}` : `${start.slice(0, 1)}${end.slice(0, 1)}线`;
  }
}
