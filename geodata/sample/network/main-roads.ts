import { distanceKm } from '../plane.ts';
import { required } from '../required.ts';
import type { RoadNode } from './base-graph.ts';
import { neighbourPairs } from './neighbour-pairs.ts';
import type { NetworkPlan } from './network-plan.ts';
import { growTo } from './shortest-path.ts';

const countyDetour = 1.45;
const townshipDetour = 1.7;
const villagesPerHub = 4;

function connectNeighbours(
  plan: NetworkPlan,
  nodes: readonly RoadNode[],
  rule: { grade: 'X' | 'Y'; maxDetour: number },
): void {
  for (const [one, other] of neighbourPairs(nodes.map(({ at }) => at))) {
    const ends = [required(nodes[one], 'node').id, required(nodes[other], 'node').id] as const;
    plan.connect(ends, rule.grade, rule.maxDetour);
  }
}

/** The villages of a town that a township road would aim for: each the farthest from seat and hubs before it. */
function hubsOf(seat: RoadNode, villages: readonly RoadNode[]): RoadNode[] {
  const hubs = [seat];
  const wanted = Math.max(1, Math.round(villages.length / villagesPerHub));
  while (hubs.length <= wanted && hubs.length <= villages.length) {
    const remoteness = (village: RoadNode) => Math.min(...hubs.map((hub) => distanceKm(hub.at, village.at)));
    hubs.push(villages.reduce((best, village) => (remoteness(village) > remoteness(best) ? village : best)));
  }
  return hubs;
}

/** County roads between neighbouring seats, then township roads between hubs, each only where the detour asks for it. */
export function layMainRoads(plan: NetworkPlan): void {
  const seats = plan.graph.nodes.filter(({ kind }) => kind === 'seat');
  connectNeighbours(plan, seats, { grade: 'X', maxDetour: countyDetour });
  const hubs = seats.flatMap((seat) => {
    const villages = plan.graph.nodes.filter(({ kind, townCode }) => kind === 'village' && townCode === seat.townCode);
    return villages.length > 0 ? hubsOf(seat, villages) : [seat];
  });
  connectNeighbours(plan, hubs, { grade: 'Y', maxDetour: townshipDetour });
}

/** Village roads: every village not on a road yet is joined the cheapest way. */
export function layVillageRoads(plan: NetworkPlan): void {
  const onRoad = plan.roadNodes();
  const wanted = new Set(
    plan.graph.nodes.filter(({ id, kind }) => kind === 'village' && !onRoad.has(id)).map(({ id }) => id),
  );
  const costOf = (edge: { cost: number; id: number }) => edge.cost;
  for (const path of growTo({ graph: plan.graph, costOf }, onRoad, wanted)) plan.add(path, 'C');
}
