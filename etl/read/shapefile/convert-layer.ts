import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fileBroken } from '../read-errors.ts';

export interface LayerInfo {
  /** GeoJSON text sequence with one feature a line. */
  readonly path: string;
  readonly columns: readonly string[];
  readonly featureCount: number;
  readonly hasGeometry: boolean;
  /** Null when the layer states no CRS. */
  readonly crsName: string | null;
  readonly looksLikeDegrees: boolean;
}

export interface Conversion {
  /** Holds `layer.shp` and its parts; the result is written beside. */
  readonly folder: string;
  readonly layer: string;
  /** True leaves the coordinates as they are; false transforms them to WGS84 degrees. */
  readonly keepCoordinates: boolean;
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('./gdal-program.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * GDAL in WebAssembly runs in a process of its own: it blocks while it works, keeps its memory for good and sets a
 * global `location` that misleads other libraries.
 */
export async function convertLayer({ folder, layer, keepCoordinates }: Conversion): Promise<LayerInfo> {
  try {
    const { stdout } = await run(
      process.execPath,
      ['--import', loader, program, folder, keepCoordinates ? 'keep' : 'transform'],
      { maxBuffer: 64e6 },
    );
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1));
  } catch (error) {
    const why = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
    throw fileBroken(layer, `GDAL: ${(why ?? '').slice(0, 200)}`);
  }
}
