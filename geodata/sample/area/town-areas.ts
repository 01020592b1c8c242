import { featureCollection, intersect } from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import { roundTo } from '../plane.ts';
import { required } from '../required.ts';
import type { DistrictArea } from './district-areas.ts';
import { boundsOf, type PolygonRings, type Position, type Ring } from './polygon.ts';
import type { TownSeat } from './town-seats.ts';
import { polygonsOf, toFeature } from './turf-polygons.ts';

export interface TownArea extends TownSeat {
  polygons: PolygonRings[];
}

const lonStretch = 96.75 / 110.86;

function stretched([lon, lat]: Position): [number, number] {
  return [lon * lonStretch, lat];
}

function clip(cell: Ring, district: DistrictArea): PolygonRings[] {
  const part = required(intersect(featureCollection([toFeature(district.ring), toFeature(cell)])), 'cell');
  const rounded = ([lon, lat]: Position): Position => [roundTo(lon, 6), roundTo(lat, 6)];
  return polygonsOf(part).map((rings) => rings.map((ring) => ring.map(rounded)));
}

/** Voronoi cells of a district's seats, clipped to it. Distances are plane distances at the city's middle latitude. */
export function makeTownAreas(seats: readonly TownSeat[], district: DistrictArea): TownArea[] {
  const own = seats.filter((seat) => seat.districtCode === district.code);
  const [west, south, east, north] = boundsOf(district.ring.map(stretched));
  const voronoi = Delaunay.from(own.map((seat) => stretched(seat.at))).voronoi([
    west - 0.5,
    south - 0.5,
    east + 0.5,
    north + 0.5,
  ]);
  return own.map((seat, index) => {
    const cell = required(voronoi.cellPolygon(index), seat.name).map(([x = 0, y = 0]): Position => [x / lonStretch, y]);
    return { ...seat, polygons: clip(cell, district) };
  });
}
