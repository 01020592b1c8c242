/**
 * Routes are cut into the register's segments: at junctions, seats and town borders, and so that joined
 * pieces stay under 3.4 km and 30 vertices.
 */
import type { LonLat } from '../../crs/gcj02.ts';
import { lineLengthKm } from '../plane.ts';
import { required } from '../required.ts';
import type { BaseEdge } from './base-graph.ts';
import type { NetworkPlan } from './network-plan.ts';
import type { Route } from './routes.ts';

export interface DrawnSegment {
  line: LonLat[];
  lengthKm: number;
  nodes: number[];
  townCode: string;
  relief: number;
}

export interface DrawnRoute extends Route {
  segments: DrawnSegment[];
}

const maxSegmentKm = 3.4;
const maxVertices = 30;

function endsAt(plan: NetworkPlan, node: number): boolean {
  return plan.roadsAt(node).length > 2 || plan.graph.nodes[node]?.kind === 'seat';
}

function joinLines(lines: readonly LonLat[][]): LonLat[] {
  const [first = [], ...rest] = lines;
  return [...first, ...rest.flatMap((line) => line.slice(1))];
}

export function cutRoute(route: Route, plan: NetworkPlan, lines: ReadonlyMap<number, LonLat[]>): DrawnRoute {
  const segments: DrawnSegment[] = [];
  let open: { edges: BaseEdge[]; km: number; pieces: number } = { edges: [], km: 0, pieces: 0 };
  let firstNode = 0;
  const close = () => {
    const line = joinLines(open.edges.map((edge) => required(lines.get(edge.id), 'line')));
    const relief = open.edges.reduce((sum, edge) => sum + edge.relief, 0) / open.edges.length;
    const nodes = route.nodes.slice(firstNode, firstNode + open.edges.length + 1);
    segments.push({
      line,
      lengthKm: lineLengthKm(line),
      nodes,
      relief,
      townCode: required(open.edges[0], 'edge').townCode,
    });
    firstNode += open.edges.length;
    open = { edges: [], km: 0, pieces: 0 };
  };
  for (const [index, edge] of route.edges.entries()) {
    const line = required(lines.get(edge.id), 'line');
    const km = lineLengthKm(line);
    const [last] = open.edges.slice(-1);
    const mustCut = last && (endsAt(plan, required(route.nodes[index], 'node')) || last.townCode !== edge.townCode);
    const isFull = open.km + km > maxSegmentKm || open.pieces + line.length > maxVertices;
    if (mustCut || (last && isFull)) close();
    open.edges.push(edge);
    open.km += km;
    open.pieces += line.length - 1;
  }
  close();
  return { ...route, segments };
}
