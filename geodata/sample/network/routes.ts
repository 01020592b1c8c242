/** Roads become routes: at every node a road goes on into the straightest road of its grade and district. */
import { required } from '../required.ts';
import type { BaseEdge } from './base-graph.ts';
import { angleBetweenDeg } from './minor-roads.ts';
import type { Grade, NetworkPlan } from './network-plan.ts';
import { otherEnd } from './shortest-path.ts';

export interface Route {
  grade: Grade;
  districtCode: string;
  edges: BaseEdge[];
  /** Node ids along the way, one more than edges. */
  nodes: number[];
}

const maxTurnDeg = 75;
const maxLengthKm: Readonly<Record<Grade, number>> = { X: 42, Y: 16, C: 6 };

const linkKey = (edge: BaseEdge, node: number) => `${edge.id}@${node}`;

function turnDeg(plan: NetworkPlan, node: number, [one, other]: readonly [BaseEdge, BaseEdge]): number {
  const heading = (edge: BaseEdge) => {
    const here = required(plan.graph.nodes[node], 'node').at;
    const there = required(plan.graph.nodes[otherEnd(edge, node)], 'node').at;
    return Math.atan2(there[1] - here[1], there[0] - here[0]);
  };
  return 180 - angleBetweenDeg(heading(one), heading(other));
}

/** For each road and end, the road it goes on into. */
function linkRoads(plan: NetworkPlan): Map<string, BaseEdge> {
  const links = new Map<string, BaseEdge>();
  for (const { id: node } of plan.graph.nodes) {
    const roads = plan.roadsAt(node);
    const choices = roads.flatMap((one, index) =>
      roads
        .slice(index + 1)
        .filter((other) => plan.gradeOf(one) === plan.gradeOf(other) && one.districtCode === other.districtCode)
        .map((other) => ({ one, other, turn: turnDeg(plan, node, [one, other]) })),
    );
    for (const { one, other, turn } of choices.sort((a, b) => a.turn - b.turn)) {
      if (turn > maxTurnDeg || links.has(linkKey(one, node)) || links.has(linkKey(other, node))) continue;
      links.set(linkKey(one, node), other);
      links.set(linkKey(other, node), one);
    }
  }
  return links;
}

interface Walk {
  links: ReadonlyMap<string, BaseEdge>;
  used: ReadonlySet<number>;
}

function walkFrom(edge: BaseEdge, towards: number, { links, used }: Walk): BaseEdge[] {
  const way: BaseEdge[] = [];
  let node = towards;
  let next = links.get(linkKey(edge, node));
  while (next && !used.has(next.id) && next !== edge && !way.includes(next)) {
    way.push(next);
    node = otherEnd(next, node);
    next = links.get(linkKey(next, node));
  }
  return way;
}

function nodesAlong(edges: readonly BaseEdge[]): number[] {
  const [first, second] = edges;
  if (!first) return [];
  const meets = second !== undefined && (first.from === second.from || first.from === second.to);
  let node = meets ? first.to : first.from;
  return [node, ...edges.map((edge) => (node = otherEnd(edge, node)))];
}

/** Cuts a chain into equal parts no longer than the grade allows. */
function cutLong(edges: readonly BaseEdge[], grade: Grade): BaseEdge[][] {
  const totalKm = edges.reduce((sum, edge) => sum + edge.lengthKm, 0);
  const partKm = totalKm / Math.ceil(totalKm / maxLengthKm[grade]);
  const parts: BaseEdge[][] = [[]];
  let atKm = 0;
  for (const edge of edges) {
    if (atKm >= partKm * parts.length - edge.lengthKm / 2 && parts.at(-1)?.length) parts.push([]);
    parts.at(-1)?.push(edge);
    atKm += edge.lengthKm;
  }
  return parts;
}

export function makeRoutes(plan: NetworkPlan): Route[] {
  const links = linkRoads(plan);
  const used = new Set<number>();
  const routes: Route[] = [];
  for (const edge of plan.roads()) {
    if (used.has(edge.id)) continue;
    const back = walkFrom(edge, edge.from, { links, used });
    const chain = [
      ...back.reverse(),
      edge,
      ...walkFrom(edge, edge.to, { links, used: new Set([...used, ...back.map(({ id }) => id)]) }),
    ];
    for (const { id } of chain) used.add(id);
    const grade = required(plan.gradeOf(edge), 'grade');
    for (const edges of cutLong(chain, grade))
      routes.push({ grade, districtCode: edge.districtCode, edges, nodes: nodesAlong(edges) });
  }
  return routes;
}
