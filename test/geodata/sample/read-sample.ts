/** The written sample, as a loader meets it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const dataDir = join(import.meta.dirname, '../../../geodata/sample/data');

export type Row = Readonly<Record<string, string>>;

export function readRows(name: string): Row[] {
  return parse(readFileSync(join(dataDir, name), 'utf8'), { columns: true });
}

export interface RoadFeature {
  properties: {
    segment_code: string;
    route_code: string;
    admin_grade: string;
    technical_class: string;
    start_chainage_km: number;
    end_chainage_km: number;
    register_length_km: number;
    condition: string | null;
    last_repaired_on: string | null;
    maintained: boolean;
    road_chief_post: string | null;
    district_code: string | null;
    town_code: string | null;
  };
  geometry: { type: 'LineString'; coordinates: [number, number][] } | null;
}

export interface RegionFeature {
  properties: {
    code: string;
    name: string;
    level: string;
    parent_code: string | null;
    seat_lon: number;
    seat_lat: number;
  };
  geometry:
    | { type: 'Polygon'; coordinates: [number, number][][] }
    | { type: 'MultiPolygon'; coordinates: [number, number][][][] };
}

function readFeatures<T>(name: string): T[] {
  const collection: { features: T[] } = JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
  return collection.features;
}

export const readRoads = (name = 'roads.geojson') => readFeatures<RoadFeature>(name);
export const readRegions = () => readFeatures<RegionFeature>('regions.geojson');

export function polygonsOf({ geometry }: RegionFeature): [number, number][][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Metres on a sphere flattened at 29.75 N: good to 0.5 % over the city. */
export function roughDistanceM(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.hypot((one[0] - other[0]) * 96_780, (one[1] - other[1]) * 110_860);
}

export function pointOf(row: Row, prefix = ''): [number, number] | undefined {
  const [lon, lat] = [row[`${prefix}lon`], row[`${prefix}lat`]];
  return lon && lat ? [Number(lon), Number(lat)] : undefined;
}

export function sumBy<T>(
  items: readonly T[],
  key: (item: T) => string,
  amount: (item: T) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + amount(item));
  return sums;
}
