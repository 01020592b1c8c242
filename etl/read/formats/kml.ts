import { gdalReader } from '../gdal/gdal-reader.ts';

export default gdalReader({ name: 'kml', zh: 'KML', endings: ['.kml'], driver: 'KML' });
