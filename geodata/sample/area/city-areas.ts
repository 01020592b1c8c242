import { required } from '../required.ts';
import { cityRing, type DistrictArea } from './district-areas.ts';
import type { Ring } from './polygon.ts';
import { shareVertices } from './shared-vertices.ts';
import { makeTownAreas, type TownArea } from './town-areas.ts';
import type { TownSeat } from './town-seats.ts';

/** City, districts and towns with exactly shared border vertices at every level. */
export interface CityAreas {
  ring: Ring;
  districts: DistrictArea[];
  towns: TownArea[];
}

/** Rounding moves a corner by at most 0.7e-6 degrees off its border; twice that catches every one (0.2 m). */
const toleranceDeg = 1.5e-6;

export function makeCityAreas(districts: readonly DistrictArea[], seats: readonly TownSeat[]): CityAreas {
  const towns = districts.flatMap((district) => makeTownAreas(seats, district));
  const townRings = towns.flatMap(({ polygons }) => polygons.flat());
  const rings = [cityRing(districts), ...districts.map(({ ring }) => ring), ...townRings];
  const shared = shareVertices(rings, toleranceDeg);
  const take = () => required(shared.shift(), 'ring');
  return {
    ring: take(),
    districts: districts.map((district) => ({ ...district, ring: take() })),
    towns: towns.map((town) => ({ ...town, polygons: town.polygons.map((rings) => rings.map(take)) })),
  };
}
