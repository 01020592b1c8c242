import { gdalReader } from '../gdal/gdal-reader.ts';

export default gdalReader({ name: 'flatgeobuf', zh: 'FlatGeobuf', endings: ['.fgb'], driver: 'FlatGeobuf' });
