import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** `shapefile-program.ts FOLDER LAYER EPSG ENCODING`: FOLDER/input.geojson to a shapefile beside it. */
const require = createRequire(import.meta.url);
const [, , folder = '', layer = '', epsg = '', encoding = ''] = process.argv;
const path = relative(process.cwd(), join(dirname(require.resolve('gdal3.js/node')), 'dist/package'));
const gdal = await require('gdal3.js/node')({ path, useWorker: false, dest: folder });
const { datasets } = await gdal.open(join(folder, 'input.geojson'));
const options = ['-f', 'ESRI Shapefile', '-t_srs', `EPSG:${epsg}`, '-lco', `ENCODING=${encoding}`];
await gdal.ogr2ogr(datasets[0], options, layer);
