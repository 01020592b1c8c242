/** The road register: drawn routes with codes, chainage and everything a county writes about a segment. */
import type { LonLat } from '../../crs/gcj02.ts';
import type { BaseGraph } from '../network/base-graph.ts';
import type { Grade } from '../network/network-plan.ts';
import type { DrawnRoute, DrawnSegment } from '../network/segments.ts';
import { roundTo } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import { required } from '../required.ts';
import { type DistrictProfile, districtProfiles } from './district-profile.data.ts';
import type { PlaceNames } from './place-names.ts';
import { chiefPost } from './road-chief.ts';
import { drawState, type RoadState } from './road-state.ts';
import { drawClass, formOf, type RoadForm, type TechnicalClass } from './technical-class.ts';

export interface RoadSegment extends RoadForm, RoadState {
  segmentCode: string;
  routeCode: string;
  routeName: string;
  grade: Grade;
  startKm: number;
  endKm: number;
  registerKm: number;
  chiefPost: string;
  districtCode: string;
  townCode: string;
  /** As drawn; the register may lack it (see `missing-geometry.ts`). */
  line: LonLat[];
  nodes: number[];
  isDrawn: boolean;
  /** District and town are written out; otherwise the loader derives them from the line. */
  isPlaced: boolean;
}

/** X101330602, Y101330602, C001330602; village roads beyond 999 take a fourth digit. */
export function routeCode(grade: Grade, number: number, districtCode: string): string {
  const first = grade === 'C' ? 1 : 101;
  return `${grade}${String(first + number).padStart(3, '0')}${districtCode}`;
}

/** Registers are measured by other means than maps: mostly within 1 %, now and then far off. */
function registerLengthKm(drawnKm: number, random: Random): number {
  const isFarOff = random.chance(0.012);
  const usual = Math.min(0.01, Math.max(-0.01, 0.004 * random.normal()));
  const error = isFarOff ? random.pick([-1, 1]) * random.between(0.06, 0.28) : usual;
  return Math.max(0.3, roundTo(drawnKm * (1 + error), 3));
}

/** What the segments of one route have in common. */
interface RouteEntry {
  route: DrawnRoute;
  code: string;
  name: string;
  profile: DistrictProfile;
  usualClass: TechnicalClass;
  random: Random;
}

export interface RegisterSources {
  names: PlaceNames;
  graph: BaseGraph;
}

function segmentClass({ route, profile, usualClass, random }: RouteEntry, segment: DrawnSegment): TechnicalClass {
  const substandardShare = profile.substandard * (0.8 + 2.2 * segment.relief);
  if (route.grade === 'C' && random.chance(substandardShare)) return 'substandard';
  return random.chance(0.15) ? drawClass(route.grade, profile, random) : usualClass;
}

function villageOn(nodes: readonly number[], graph: BaseGraph): string | undefined {
  return nodes.map((node) => graph.nodes[node]?.villageCode).find((code) => code);
}

/** Village roads lack a chief more often than county and township roads. */
function postOf(entry: RouteEntry, segment: DrawnSegment, { names, graph }: RegisterSources): string {
  const { grade, districtCode, nodes } = entry.route;
  const lacking = (1 - entry.profile.chief) * (grade === 'C' ? 1.35 : 0.4);
  if (entry.random.chance(lacking)) return '';
  const villageCode = villageOn(segment.nodes, graph) ?? villageOn(nodes, graph);
  return chiefPost(grade, { districtCode, townCode: segment.townCode, villageCode }, names);
}

function registerRoute(entry: RouteEntry, sources: RegisterSources): RoadSegment[] {
  const { route, code, random, profile } = entry;
  const { grade, districtCode } = route;
  let startKm = 0;
  return route.segments.map((segment, index) => {
    const form = formOf(segmentClass(entry, segment), grade, random);
    const registerKm = registerLengthKm(segment.lengthKm, random);
    const registered: RoadSegment = {
      segmentCode: `${code}-${String((index + 1) * 10).padStart(3, '0')}`,
      routeCode: code,
      routeName: entry.name,
      grade,
      startKm,
      endKm: roundTo(startKm + registerKm, 3),
      registerKm,
      districtCode,
      townCode: segment.townCode,
      line: segment.line,
      nodes: segment.nodes,
      ...form,
      ...drawState(form, grade, { profile, random }),
      chiefPost: postOf(entry, segment, sources),
      isDrawn: true,
      isPlaced: !random.chance(0.006),
    };
    startKm = registered.endKm;
    return registered;
  });
}

function makeEntry(route: DrawnRoute, code: string, names: PlaceNames): RouteEntry {
  const random = seededRandom(`register ${code}`);
  const profile = required(districtProfiles[route.districtCode], route.districtCode);
  return {
    route,
    code,
    name: names.routeName(route),
    profile,
    random,
    usualClass: drawClass(route.grade, profile, random),
  };
}

/** Routes are numbered by district and grade from the north-west. */
export function makeRoadRegister(routes: readonly DrawnRoute[], sources: RegisterSources): RoadSegment[] {
  const position = ({ nodes: [node = 0] }: DrawnRoute) => {
    const [x, y] = required(sources.graph.nodes[node], 'node').at;
    return x - 2 * y;
  };
  const numbers = new Map<string, number>();
  return [...routes]
    .sort((one, other) => position(one) - position(other))
    .flatMap((route) => {
      const series = `${route.grade}${route.districtCode}`;
      const number = numbers.get(series) ?? 0;
      numbers.set(series, number + 1);
      const code = routeCode(route.grade, number, route.districtCode);
      return registerRoute(makeEntry(route, code, sources.names), sources);
    });
}
