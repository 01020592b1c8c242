import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { LayerInfo } from './convert-layer.ts';

/** The part of gdal3.js that is used here; its own declarations miss the Node entry. */
interface Gdal {
  open(path: string): Promise<{ datasets: readonly { info: VectorInfo }[]; errors: readonly unknown[] }>;
  ogr2ogr(dataset: { info: VectorInfo }, options: readonly string[], output: string): Promise<{ real: string }>;
}
interface VectorInfo {
  readonly layers: readonly {
    readonly featureCount: number;
    readonly fields: readonly { readonly name: string }[];
    readonly geometryFields: readonly {
      readonly extent?: readonly [number, number, number, number];
      readonly coordinateSystem?: { readonly wkt?: string };
    }[];
  }[];
}
type Start = (options: Record<string, unknown>) => Promise<Gdal>;

/** Degrees to 0.1 mm; metres to 0.1 mm are kept by the larger one. */
const decimals = 'COORDINATE_PRECISION=9';

const require = createRequire(import.meta.url);

/** `gdal-program.ts FOLDER keep|transform`: FOLDER/layer.shp to GeoJSON text; prints a LayerInfo. */
async function main([folder = '', coordinates = '']: readonly string[]): Promise<void> {
  const start: Start = require('gdal3.js/node');
  const packageFolder = join(dirname(require.resolve('gdal3.js/node')), 'dist/package');
  // gdal3.js puts './' before the path, so it must be relative.
  const gdal = await start({ path: relative(process.cwd(), packageFolder), useWorker: false, dest: folder });
  const { datasets } = await gdal.open(join(folder, 'layer.shp'));
  const [dataset] = datasets;
  const layer = dataset?.info.layers[0];
  if (dataset === undefined || layer === undefined) throw new Error('the shapefile cannot be opened');
  const geometry = layer.geometryFields[0];
  const crsName = geometry?.coordinateSystem?.wkt?.split('"')[1] ?? null;
  const transform = coordinates === 'transform' && crsName !== null;
  const options = ['-f', 'GeoJSONSeq', transform ? '-t_srs' : '-a_srs', 'EPSG:4326', '-lco', decimals];
  const { real } = await gdal.ogr2ogr(dataset, options, 'features');
  const info: LayerInfo = {
    path: real,
    columns: layer.fields.map(({ name }) => name),
    featureCount: layer.featureCount,
    hasGeometry: geometry !== undefined,
    crsName,
    looksLikeDegrees: isDegrees(geometry?.extent),
  };
  process.stdout.write(`\n${JSON.stringify(info)}`);
}

function isDegrees(extent: readonly [number, number, number, number] | undefined): boolean {
  if (extent === undefined) return false;
  const [west, south, east, north] = extent;
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : JSON.stringify(error)}\n`);
  process.exitCode = 1;
});
