import type { MultiPolygon } from 'geojson';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Database } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { Ground, Outline } from './ground.ts';

const listOutlines = sqlFile<{ root: string }, { outline: string }>(new URL('./list-outlines.sql', import.meta.url));
const measureNearest = sqlFile<
  { root: string; lons: readonly number[]; lats: readonly number[] },
  { distance_m: number | null }
>(new URL('./measure-nearest.sql', import.meta.url));

/** On the embedded engine everyone waits for a transaction, so a statement asks for no more places than these. */
const placesPerStatement = 2_000;

/** What stands of a root region: its outlines, and the distances to its roads, villages and facilities. */
export async function findGround(database: Database, root: string): Promise<Ground> {
  const rows = await database.read((tx) => listOutlines(tx, { root }));
  const nearestM = async (places: readonly LonLat[]): Promise<readonly number[]> => {
    const distances: number[] = [];
    for (let start = 0; start < places.length; start += placesPerStatement) {
      const part = places.slice(start, start + placesPerStatement);
      const lons = part.map(([lon]) => lon);
      const lats = part.map(([, lat]) => lat);
      const found = await database.read((tx) => measureNearest(tx, { root, lons, lats }));
      distances.push(...found.map(({ distance_m }) => distance_m ?? Number.POSITIVE_INFINITY));
    }
    return distances;
  };
  return { outlines: rows.flatMap(({ outline }) => ringsOf(outline)), nearestM };
}

function ringsOf(text: string): Outline[] {
  const { coordinates }: MultiPolygon = JSON.parse(text);
  return coordinates.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])));
}
