import { gdalReader } from '../gdal/gdal-reader.ts';

/** `IMMUTABLE`: SQLite must not look for a log of changes beside a file that nobody writes. */
export default gdalReader({
  name: 'geopackage',
  zh: 'GeoPackage',
  endings: ['.gpkg'],
  driver: 'GPKG',
  openOptions: ['IMMUTABLE=YES'],
});
