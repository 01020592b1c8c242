import { gdalReader } from '../gdal/gdal-reader.ts';

export default gdalReader({ name: 'mapinfo', zh: 'MapInfo', endings: ['.tab', '.mif'], driver: 'MapInfo File' });
