/** Committee, hall, population and households of the villages. Everything but code and name is made up. */
import type { LonLat } from '../../crs/gcj02.ts';
import { polygonsContain } from '../area/polygon.ts';
import { reliefAt } from '../area/terrain.ts';
import type { TownArea } from '../area/town-areas.ts';
import { toLonLat, toPlane, type Xy } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import type { VillagePlace } from './village-places.ts';

export interface Village {
  code: string;
  name: string;
  townCode: string;
  districtCode: string;
  population: number;
  households: number;
  committee: LonLat | undefined;
  hall: LonLat | undefined;
  hallName: string;
  roadAt: Xy;
}

const hallShare = 0.75;
const onlyHallShare = 0.012;
const neitherShare = 0.008;

export type LocationGap = 'no committee' | 'no location';

/** Which villages the list has no committee point for, and which no point at all: about 1.2 % and 0.8 %. */
export function chooseLocationGaps(places: readonly VillagePlace[]): Map<string, LocationGap> {
  const codes = seededRandom('location gaps').shuffled(places.map(({ unit }) => unit.code));
  const onlyHall = Math.round(codes.length * onlyHallShare);
  const neither = Math.round(codes.length * neitherShare);
  const gaps = codes.slice(0, onlyHall + neither);
  return new Map(gaps.map((code, index) => [code, index < onlyHall ? 'no committee' : 'no location']));
}

function spotNear(
  at: Xy,
  { town, km: [minKm, maxKm] }: { town: TownArea; km: readonly [number, number] },
  random: Random,
): LonLat {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const angle = random.between(0, 2 * Math.PI);
    const km = random.between(minKm, maxKm);
    const spot = toLonLat([at[0] + km * Math.cos(angle), at[1] + km * Math.sin(angle)]);
    if (polygonsContain(town.polygons, spot)) return spot;
  }
  return toLonLat(at);
}

function hallSpot(committee: LonLat, town: TownArea, random: Random): LonLat {
  const km = random.chance(0.7) ? random.between(0.085, 0.35) : random.between(0.35, 0.69);
  return spotNear(toPlane(committee), { town, km: [km, km] }, random);
}

export function makeVillage(place: VillagePlace, gap: LocationGap | undefined): Village {
  const { unit, town, at } = place;
  const random = seededRandom(`village ${unit.code}`);
  const size = Math.exp(0.45 * random.normal()) * (reliefAt(at) > 0.35 ? 0.6 : 1);
  const population = Math.max(180, Math.round(1650 * size));
  const committee = spotNear(at, { town, km: [0.015, 0.08] }, random);
  const hall = hallSpot(committee, town, random);
  const hasHall = gap === undefined ? random.chance(hallShare) : gap === 'no committee';
  return {
    code: unit.code,
    name: unit.name,
    townCode: town.code,
    districtCode: town.districtCode,
    population,
    households: Math.round(population / random.between(2.5, 3.1)),
    committee: gap ? undefined : committee,
    hall: hasHall ? hall : undefined,
    hallName: hasHall ? `${unit.name}文化礼堂` : '',
    roadAt: at,
  };
}
