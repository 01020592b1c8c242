import type { LonLat } from '../../crs/gcj02.ts';
import { distanceKm, toLonLat, toPlane, type Xy } from '../plane.ts';
import { required } from '../required.ts';
import type { DivisionUnit } from '../sources/division-codes.ts';
import type { PlacePoint } from '../sources/town-points.ts';
import type { DistrictArea } from './district-areas.ts';
import { ringContains } from './polygon.ts';
import { formerNames, guessedSeats } from './seat-aliases.data.ts';

export type SeatSource = 'geonames' | 'geonames former name' | 'geonames moved into district' | 'made up';

export interface TownSeat {
  code: string;
  name: string;
  nameEn: string;
  districtCode: string;
  at: LonLat;
  source: SeatSource;
}

const clearanceKm = 1.1;
const maxMoveKm = 12;

interface FoundPlace {
  place: PlacePoint;
  source: SeatSource;
}

function placeNamed(name: string, places: readonly PlacePoint[]): PlacePoint[] {
  const bare = name.replace(/(街道|镇|乡)$/, '');
  const wanted = new Set([name, bare, `${bare}镇`, `${bare}乡`, `${bare}街道`]);
  return places.filter((place) => place.names.some((known) => wanted.has(known)));
}

function findPlace(town: DivisionUnit, district: DistrictArea, places: readonly PlacePoint[]): FoundPlace | undefined {
  const named = placeNamed(town.name, places);
  const inside = named.find((place) => ringContains(district.ring, place.at));
  if (inside) return { place: inside, source: 'geonames' };
  const former = formerNames[town.name];
  const renamed = former ? places.find((place) => place.names.includes(former)) : undefined;
  if (renamed && ringContains(district.ring, renamed.at)) return { place: renamed, source: 'geonames former name' };
  const near = named.find((place) =>
    district.ring.some((vertex) => distanceKm(toPlane(vertex), toPlane(place.at)) < maxMoveKm),
  );
  return near ? { place: near, source: 'geonames moved into district' } : undefined;
}

/** The nearest spot on a widening spiral that is inside the district, off its border and clear of other seats. */
function nearestFreeSpot(start: Xy, district: DistrictArea, taken: readonly Xy[]): Xy {
  for (let step = 0; step < 4000; step += 1) {
    const radiusKm = 0.12 * Math.sqrt(step);
    const angle = step * 2.399963;
    const spot: Xy = [start[0] + radiusKm * Math.cos(angle), start[1] + radiusKm * Math.sin(angle)];
    const isInside = ringContains(district.ring, toLonLat(spot));
    const isOffBorder = district.ring.every((vertex) => distanceKm(toPlane(vertex), spot) > clearanceKm);
    if (isInside && isOffBorder && taken.every((seat) => distanceKm(seat, spot) > clearanceKm)) return spot;
  }
  throw new Error(`no free spot in ${district.name}`);
}

/** A seat for every town: real points first, then the guesses among what is left. */
export function makeTownSeats(
  towns: readonly DivisionUnit[],
  districts: readonly DistrictArea[],
  places: readonly PlacePoint[],
): TownSeat[] {
  const districtOf = (town: DivisionUnit) =>
    required(
      districts.find(({ code }) => code === town.parentCode),
      town.parentCode,
    );
  const found = new Map(towns.map((town) => [town.code, findPlace(town, districtOf(town), places)]));
  const isReal = (town: DivisionUnit) => found.get(town.code)?.source.startsWith('geonames') ?? false;
  const taken: Xy[] = [];
  const seats = [...towns]
    .sort((one, other) => Number(isReal(other)) - Number(isReal(one)))
    .map((town): TownSeat => {
      const match = found.get(town.code);
      const guess = guessedSeats[town.name];
      const start = match
        ? toPlane(match.place.at)
        : toPlane([required(guess, town.name).lon, required(guess, town.name).lat]);
      const isFixed = match !== undefined && match.source !== 'geonames moved into district';
      const at = isFixed ? start : nearestFreeSpot(start, districtOf(town), taken);
      taken.push(at);
      const nameEn = guess?.nameEn ?? match?.place.nameEn ?? '';
      return {
        code: town.code,
        name: town.name,
        nameEn,
        districtCode: town.parentCode,
        at: toLonLat(at),
        source: match?.source ?? 'made up',
      };
    });
  return seats.sort((one, other) => (one.code < other.code ? -1 : 1));
}
