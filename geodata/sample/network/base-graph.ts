import { Delaunay } from 'd3-delaunay';
import type { CityAreas } from '../area/city-areas.ts';
import { boundsOf, type PolygonRings, polygonsContain, ringContains } from '../area/polygon.ts';
import { reliefAt } from '../area/terrain.ts';
import { valueNoise } from '../noise.ts';
import { between, distanceKm, pairs, toPlane, type Xy } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import { required } from '../required.ts';
import type { VillagePlace } from '../villages/village-places.ts';

export type NodeKind = 'seat' | 'village' | 'crossing';

export interface RoadNode {
  id: number;
  at: Xy;
  kind: NodeKind;
  districtCode: string;
  townCode: string;
  villageCode: string;
}

export interface BaseEdge {
  id: number;
  from: number;
  to: number;
  lengthKm: number;
  /** Length made dearer by hills, district borders and chance: what a route planner minimises. */
  cost: number;
  relief: number;
  /** District and town of the edge's middle. */
  districtCode: string;
  townCode: string;
}

/** Every place a road could run: a triangulation, so whatever subset is used meets only at nodes. */
export interface BaseGraph {
  nodes: RoadNode[];
  edges: BaseEdge[];
  /** Edges at each node, by node id. */
  around: BaseEdge[][];
}

const maxEdgeKm = 4;
const crossingClearanceKm = 0.55;

interface Zone {
  code: string;
  districtCode: string;
  polygons: PolygonRings[];
}

/** Town and district at a point; the towns named are tried first. */
type ZoneFinder = (point: Xy, likely: readonly string[]) => Pick<RoadNode, 'districtCode' | 'townCode'>;

function zoneFinder(zones: readonly Zone[]): ZoneFinder {
  return (point, likely) => {
    const covers = ({ polygons }: Zone) => polygonsContain(polygons, point);
    const found =
      zones.find((zone) => likely.includes(zone.code) && covers(zone)) ??
      zones.find(covers) ??
      zones.find(({ code }) => likely.includes(code));
    const { code, districtCode } = required(found ?? zones[0], 'zone');
    return { townCode: code, districtCode };
  };
}

function zonesOf(areas: CityAreas): Zone[] {
  return areas.towns.map(({ code, districtCode, polygons }) => ({
    code,
    districtCode,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(toPlane))),
  }));
}

/** Free crossings: about one a square kilometre in the plain, fewer on ridges. */
function throwCrossings(areas: CityAreas, taken: readonly Xy[], random: Random): Xy[] {
  const outline = areas.ring.map(toPlane);
  const [west, south, east, north] = boundsOf(outline);
  const cellKm = 2;
  const cells = new Map<string, Xy[]>();
  const cellOf = ([x, y]: Xy) => [Math.floor(x / cellKm), Math.floor(y / cellKm)] as const;
  const near = (spot: Xy) => {
    const [column, row] = cellOf(spot);
    return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx},${row + dy}`) ?? []));
  };
  const add = (spot: Xy) => {
    const key = cellOf(spot).join();
    cells.set(key, [...(cells.get(key) ?? []), spot]);
  };
  for (const spot of taken) add(spot);
  const found: Xy[] = [];
  for (let dart = 0; dart < 26000; dart += 1) {
    const spot: Xy = [random.between(west, east), random.between(south, north)];
    if (!ringContains(outline, spot)) continue;
    const spacingKm = crossingClearanceKm + 0.35 * random.next() + 0.55 * reliefAt(spot);
    if (near(spot).some((other) => distanceKm(other, spot) < spacingKm)) continue;
    add(spot);
    found.push(spot);
  }
  return found;
}

function makeEdges(nodes: readonly RoadNode[], outline: readonly Xy[], zoneAt: ZoneFinder): BaseEdge[] {
  const { triangles } = Delaunay.from(nodes.map(({ at }) => [at[0], at[1]]));
  const ends = new Set<string>();
  for (let start = 0; start < triangles.length; start += 3) {
    const [one = 0, two = 0, three = 0] = triangles.subarray(start, start + 3);
    for (const [from, to] of pairs([one, two, three, one])) ends.add(from < to ? `${from},${to}` : `${to},${from}`);
  }
  const edges: BaseEdge[] = [];
  for (const key of ends) {
    const [from = 0, to = 0] = key.split(',').map(Number);
    const [one, other] = [required(nodes[from], key), required(nodes[to], key)];
    const lengthKm = distanceKm(one.at, other.at);
    const middles = [0.2, 0.4, 0.5, 0.6, 0.8].map((share) => between(one.at, other.at, share));
    if (lengthKm > maxEdgeKm || !middles.every((point) => ringContains(outline, point))) continue;
    edges.push({
      id: edges.length,
      from,
      to,
      lengthKm,
      ...weigh(one, other, middles),
      ...zoneAt(between(one.at, other.at, 0.5), [one.townCode, other.townCode]),
    });
  }
  return edges;
}

function weigh(one: RoadNode, other: RoadNode, middles: readonly Xy[]): Pick<BaseEdge, 'cost' | 'relief'> {
  const relief = middles.reduce((sum, point) => sum + reliefAt(point), 0) / middles.length;
  const [x, y] = between(one.at, other.at, 0.5);
  const border = one.districtCode === other.districtCode ? 1 : 1.35;
  const cost =
    distanceKm(one.at, other.at) * border * (1 + 2.5 * relief) * (0.8 + 0.5 * valueNoise(x * 1.7, y * 1.7, 91));
  return { cost, relief };
}

export function makeBaseGraph(areas: CityAreas, villages: readonly VillagePlace[]): BaseGraph {
  const zoneAt = zoneFinder(zonesOf(areas));
  const seats = areas.towns.map(({ at, code, districtCode }) => ({
    at: toPlane(at),
    kind: 'seat' as const,
    districtCode,
    townCode: code,
    villageCode: '',
  }));
  const settled = villages.map(({ at, town, unit }) => ({
    at,
    kind: 'village' as const,
    districtCode: town.districtCode,
    townCode: town.code,
    villageCode: unit.code,
  }));
  const taken = [...seats, ...settled];
  const crossings = throwCrossings(
    areas,
    taken.map(({ at }) => at),
    seededRandom('crossings'),
  ).map((at) => ({
    at,
    kind: 'crossing' as const,
    ...zoneAt(at, []),
    villageCode: '',
  }));
  const nodes = [...taken, ...crossings].map((node, id): RoadNode => ({ id, ...node }));
  const edges = makeEdges(nodes, areas.ring.map(toPlane), zoneAt);
  const around: BaseEdge[][] = nodes.map(() => []);
  for (const edge of edges) for (const end of [edge.from, edge.to]) around[end]?.push(edge);
  return { nodes, edges, around };
}
