import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

export interface ShapefileOptions {
  /** EPSG code of the coordinates in the shapefile; the GeoJSON is in WGS84. */
  readonly epsg?: number;
  readonly encoding?: 'UTF-8' | 'GBK';
  /** Endings of parts to leave out, e.g. `.cpg`. */
  readonly without?: readonly string[];
  readonly layer?: string;
}

const program = fileURLToPath(new URL('./shapefile-program.ts', import.meta.url));

/** GeoJSON text as a zipped shapefile, written by GDAL in a process of its own. */
export function zipShapefile(geojson: string, options: ShapefileOptions = {}): Uint8Array {
  return zipSync(shapefileParts(geojson, options));
}

export function shapefileParts(geojson: string, options: ShapefileOptions = {}): Record<string, Uint8Array> {
  const { epsg = 4326, encoding = 'UTF-8', without = [], layer = 'layer' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-shp-'));
  writeFileSync(join(folder, 'input.geojson'), geojson);
  execFileSync(process.execPath, ['--import', 'tsx', program, folder, layer, String(epsg), encoding], {
    stdio: 'pipe',
  });
  const parts = readdirSync(folder).filter(
    (file) => file.startsWith(`${layer}.`) && !without.some((end) => file.endsWith(end)),
  );
  return Object.fromEntries(parts.map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]));
}
