import { execFileSync, spawnSync } from 'node:child_process';
import type { FeatureCollection } from 'geojson';

/** GDAL of the system: the witness for what the readers make of a file. */
export const hasOgr2ogr = spawnSync('ogr2ogr', ['--version']).status === 0;

export function ogr2ogr(...args: readonly string[]): string {
  return execFileSync('ogr2ogr', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e9 });
}

/** A layer as that GDAL reads it, in its own coordinates. */
export function witness(path: string, ...args: readonly string[]): FeatureCollection {
  const options = ['-lco', 'RFC7946=NO', '-lco', 'COORDINATE_PRECISION=15', '-dim', 'XY', '-nlt', 'CONVERT_TO_LINEAR'];
  return JSON.parse(ogr2ogr('-f', 'GeoJSON', '/vsistdout/', path, ...options, ...args));
}
