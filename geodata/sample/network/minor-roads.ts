/** Loops between village roads and spurs to hamlets, laid until a district has its kilometres. */
import type { Random } from '../random.ts';
import { required } from '../required.ts';
import type { BaseEdge } from './base-graph.ts';
import type { NetworkPlan } from './network-plan.ts';
import { otherEnd } from './shortest-path.ts';

interface Strictness {
  minAngleDeg: number;
  minDetour: number;
  maxRoads: number;
}

const rounds: readonly Strictness[] = [
  { minAngleDeg: 55, minDetour: 3.2, maxRoads: 4 },
  { minAngleDeg: 48, minDetour: 2.6, maxRoads: 4 },
  { minAngleDeg: 42, minDetour: 2.2, maxRoads: 4 },
  { minAngleDeg: 38, minDetour: 1.9, maxRoads: 5 },
  { minAngleDeg: 32, minDetour: 1.6, maxRoads: 5 },
  { minAngleDeg: 26, minDetour: 1.3, maxRoads: 6 },
  { minAngleDeg: 22, minDetour: 1.15, maxRoads: 6 },
];

function bearing(plan: NetworkPlan, edge: BaseEdge, node: number): number {
  const here = required(plan.graph.nodes[node], 'node').at;
  const there = required(plan.graph.nodes[otherEnd(edge, node)], 'node').at;
  return Math.atan2(there[1] - here[1], there[0] - here[0]);
}

export function angleBetweenDeg(one: number, other: number): number {
  const turn = Math.abs(one - other) % (2 * Math.PI);
  return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
}

function fitsAt(
  plan: NetworkPlan,
  [edge, node]: readonly [BaseEdge, number],
  { minAngleDeg, maxRoads }: Strictness,
): boolean {
  const roads = plan.roadsAt(node);
  if (roads.length >= maxRoads) return false;
  const own = bearing(plan, edge, node);
  return roads.every((road) => angleBetweenDeg(own, bearing(plan, road, node)) >= minAngleDeg);
}

/** Estimated kilometres as drawn: curves add about 1 % in the plain and 12 % in the hills. */
export function drawnKm(edge: BaseEdge): number {
  return edge.lengthKm * (1.008 + 0.112 * edge.relief);
}

function isWorthwhile(plan: NetworkPlan, edge: BaseEdge, strictness: Strictness): boolean {
  const [from, to] = [plan.roadsAt(edge.from), plan.roadsAt(edge.to)];
  if (from.length === 0 && to.length === 0) return false;
  if (!fitsAt(plan, [edge, edge.from], strictness) || !fitsAt(plan, [edge, edge.to], strictness)) return false;
  if (from.length === 0 || to.length === 0) return edge.relief < 0.75;
  const limit = edge.cost * strictness.minDetour;
  return plan.wayOverRoads([edge.from, edge.to], limit) > limit;
}

export function layMinorRoads(plan: NetworkPlan, wantedKm: ReadonlyMap<string, number>, random: Random): void {
  const laidKm = new Map<string, number>();
  const lay = (edge: BaseEdge) => laidKm.set(edge.districtCode, (laidKm.get(edge.districtCode) ?? 0) + drawnKm(edge));
  for (const edge of plan.roads()) lay(edge);
  const isShort = ({ districtCode }: BaseEdge) => (laidKm.get(districtCode) ?? 0) < (wantedKm.get(districtCode) ?? 0);
  for (const strictness of rounds) {
    for (const edge of random.shuffled(plan.graph.edges)) {
      if (!isShort(edge) || plan.gradeOf(edge) || !isWorthwhile(plan, edge, strictness)) continue;
      plan.add([edge], 'C');
      lay(edge);
    }
  }
}
