import { boundsOf, type PolygonRings, polygonsArea, polygonsContain } from '../area/polygon.ts';
import { reliefAt } from '../area/terrain.ts';
import type { TownArea } from '../area/town-areas.ts';
import { distanceKm, toPlane, type Xy } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import type { DivisionUnit } from '../sources/division-codes.ts';

/** Where a village meets the road network; its committee stands a little off this spot. */
export interface VillagePlace {
  unit: DivisionUnit;
  town: TownArea;
  at: Xy;
}

const minSpacingKm = 0.42;
const borderKm = 0.25;

function planePolygons(town: TownArea): PolygonRings[] {
  return town.polygons.map((rings) => rings.map((ring) => ring.map(toPlane)));
}

function isWellInside(polygons: readonly PolygonRings[], [x, y]: Xy): boolean {
  const around: Xy[] = [
    [x, y],
    [x + borderKm, y],
    [x - borderKm, y],
    [x, y + borderKm],
    [x, y - borderKm],
  ];
  return around.every((point) => polygonsContain(polygons, point));
}

interface Search {
  polygons: PolygonRings[];
  taken: Xy[];
  random: Random;
}

/** Dart throwing: hills thin the darts out, the spacing asked for shrinks until one sticks. */
function throwDart({ polygons, taken, random }: Search, startSpacingKm: number): Xy {
  const [west, south, east, north] = boundsOf(polygons.flat(2));
  for (let attempt = 0; attempt < 20000; attempt += 1) {
    const spot: Xy = [random.between(west, east), random.between(south, north)];
    const spacingKm = Math.max(minSpacingKm * (attempt < 8000 ? 1 : 0.8), startSpacingKm * 0.985 ** attempt);
    const isSettled = random.chance(Math.exp(-4.5 * reliefAt(spot)));
    if (!isSettled || !isWellInside(polygons, spot)) continue;
    if (taken.every((other) => distanceKm(other, spot) > spacingKm)) return spot;
  }
  throw new Error('no room for another village');
}

/** Places for the villages of a town; the first stands by the seat, as the seat's own village does. */
export function placeVillages(town: TownArea, units: readonly DivisionUnit[]): VillagePlace[] {
  const polygons = planePolygons(town);
  const random = seededRandom(`villages ${town.code}`);
  const startSpacingKm = 0.95 * Math.sqrt(polygonsArea(polygons) / (units.length + 1));
  const taken: Xy[] = [toPlane(town.at)];
  return units.map((unit) => {
    const at = throwDart({ polygons, taken, random }, startSpacingKm);
    taken.push(at);
    return { unit, town, at };
  });
}
