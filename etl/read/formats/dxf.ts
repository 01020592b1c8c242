import { gdalReader } from '../gdal/gdal-reader.ts';

export default gdalReader({ name: 'dxf', zh: 'DXF', endings: ['.dxf'], driver: 'DXF' });
