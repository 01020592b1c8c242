import { gdalReader } from '../gdal/gdal-reader.ts';
import { osmSettings } from '../osm/osm-settings.ts';

const settingsPath = '/osmconf.ini';

/** Roads and stops of OpenStreetMap: `--layer lines`, `--layer points`. */
export default gdalReader({
  name: 'osm',
  zh: 'OpenStreetMap',
  endings: ['.osm', '.pbf'],
  driver: 'OSM',
  settings: { [settingsPath]: osmSettings },
  config: { OSM_CONFIG_FILE: settingsPath },
});
