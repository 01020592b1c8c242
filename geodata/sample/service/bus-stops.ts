/** Bus stops: along county and township roads at running distances, and at every served village that has none nearby. */
import type { LonLat } from '../../crs/gcj02.ts';
import type { Grade } from '../network/network-plan.ts';
import { lineLengthKm, roundTo, toLonLat } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import type { PlaceNames } from '../register/place-names.ts';
import type { RoadSegment } from '../register/road-segments.ts';
import { listOf } from '../required.ts';
import type { Village } from '../villages/village-register.ts';
import type { Facility } from './facility.ts';
import { placeAlong } from './line-positions.ts';
import { PointGrid } from './point-grid.ts';

const runningKm: Readonly<Record<Grade, readonly [number, number]>> = { X: [0.8, 1.5], Y: [1.1, 2.1], C: [0, 0] };
const tripsPerDay: Readonly<Record<Grade, readonly [number, number]>> = { X: [18, 56], Y: [8, 26], C: [2, 12] };
/** Stops keep this far from villages that are to stay unserved, so that 500 m never reaches them. */
const keepOffKm = 0.515;
const closeEnoughKm = 0.485;
const minSpacingKm = 0.25;

export interface StopMakers {
  segments: readonly RoadSegment[];
  villages: readonly Village[];
  unserved: ReadonlySet<string>;
  names: PlaceNames;
}

interface Stop {
  at: LonLat;
  segment: RoadSegment;
  village: Village | undefined;
}

function pointsOf(village: Village): LonLat[] {
  return [village.committee, village.hall].filter((point) => point !== undefined);
}

class StopLayout {
  readonly stops: Stop[] = [];
  readonly #taken = new PointGrid<Stop>();
  readonly #forbidden = new PointGrid<string>();

  constructor({ villages, unserved }: StopMakers) {
    for (const village of villages.filter(({ code }) => unserved.has(code))) {
      for (const point of pointsOf(village)) this.#forbidden.add(point, village.code);
    }
  }

  isServed(village: Village): boolean {
    return pointsOf(village).some((point) => this.#taken.within(point, closeEnoughKm).length > 0);
  }

  add(stop: Stop, spacingKm: number): boolean {
    if (this.#forbidden.within(stop.at, keepOffKm).length > 0) return false;
    if (this.#taken.within(stop.at, spacingKm).length > 0) return false;
    this.#taken.add(stop.at, stop);
    this.stops.push(stop);
    return true;
  }
}

/** One stop after another along a route, the first a little way in. */
function layAlongRoutes(layout: StopLayout, segments: readonly RoadSegment[], random: Random): void {
  let route = '';
  let leftKm = 0;
  for (const segment of segments.filter(({ grade }) => grade !== 'C')) {
    const [low, high] = runningKm[segment.grade];
    if (segment.routeCode !== route) leftKm = random.between(0.1, low);
    route = segment.routeCode;
    const lengthKm = lineLengthKm(segment.line);
    while (leftKm < lengthKm) {
      layout.add({ at: placeAlong(segment.line, leftKm), segment, village: undefined }, minSpacingKm);
      leftKm += random.between(low, high);
    }
    leftKm -= lengthKm;
  }
}

function segmentsByEnd(segments: readonly RoadSegment[]): Map<string, RoadSegment[]> {
  const found = new Map<string, RoadSegment[]>();
  for (const segment of segments) for (const vertex of segment.line) listOf(found, vertex.join()).push(segment);
  return found;
}

/** Every served village gets a stop on the road through it, 20 to 150 m from where it meets the road. */
function layAtVillages(layout: StopLayout, { segments, villages, unserved }: StopMakers, random: Random): void {
  const meeting = segmentsByEnd(segments);
  for (const village of villages) {
    if (unserved.has(village.code) || pointsOf(village).length === 0 || layout.isServed(village)) continue;
    const key = toLonLat(village.roadAt).join();
    const roads = meeting.get(key) ?? [];
    for (const awayKm of [random.between(0.02, 0.15), 0.02, 0.25]) {
      if (layout.isServed(village)) break;
      const segment = random.pick(roads);
      const index = segment.line.findIndex((vertex) => vertex.join() === key);
      const outwards =
        index < segment.line.length / 2 ? segment.line.slice(index) : segment.line.slice(0, index + 1).reverse();
      layout.add({ at: placeAlong(outwards, awayKm), segment, village }, 0.05);
    }
  }
}

function compass(from: LonLat, to: LonLat): string {
  const [east, north] = [to[0] - from[0], to[1] - from[1]];
  if (Math.abs(east) > Math.abs(north)) return east > 0 ? '东' : '西';
  return north > 0 ? '北' : '南';
}

function stopName(
  stop: Stop,
  near: PointGrid<Village>,
  { names, random }: { names: PlaceNames; random: Random },
): string {
  const [nearest] = near.within(stop.at, 2);
  if (!nearest) return `${names.bare(stop.segment.townCode)}${random.pick(['岭脚', '桥头', '路口', '岔口', '水库'])}站`;
  const { item: village, km } = nearest;
  if (km < 0.25) return random.chance(0.6) ? `${village.name}站` : `${village.name}口`;
  if (km < 0.9) return `${village.name}${compass(toLonLat(village.roadAt), stop.at)}`;
  return `${village.name}${random.pick(['桥', '路口', '岔口', '亭', '岭'])}`;
}

export function makeBusStops(makers: StopMakers): Facility[] {
  const random = seededRandom('bus stops');
  const layout = new StopLayout(makers);
  layAlongRoutes(layout, makers.segments, random);
  layAtVillages(layout, makers, random);
  const near = new PointGrid<Village>();
  for (const village of makers.villages) near.add(toLonLat(village.roadAt), village);
  const counts = new Map<string, number>();
  return layout.stops.map((stop): Facility => {
    const { districtCode, townCode, grade } = stop.segment;
    const number = (counts.get(townCode) ?? 0) + 1;
    counts.set(townCode, number);
    return {
      code: `BS${townCode}${String(number).padStart(3, '0')}`,
      name: stopName(stop, near, { names: makers.names, random }),
      kinds: ['bus_stop'],
      status: 'operating',
      floorAreaM2: '',
      openedOn: openedOn(random),
      tripsPerDay: roundTo(random.between(...tripsPerDay[grade]), 0),
      districtCode,
      townCode,
      villageCode: stop.village?.code ?? '',
      at: stop.at,
    };
  });
}

/** Most stops are older than the plan; the rest came with 村村通公交 in 2018, a few after. */
function openedOn(random: Random): string {
  const year = random.chance(0.8) ? random.integer(2006, 2017) : random.chance(0.85) ? 2018 : 2019;
  return `${year}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
}
