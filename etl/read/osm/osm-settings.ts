/** Keys of OpenStreetMap that become columns; all others stand in `other_tags` as GDAL writes them. */
const common = ['name', 'name:zh', 'name:en', 'ref', 'operator', 'network', 'opening_hours', 'start_date'];
const roadKeys = [
  'highway',
  'surface',
  'tracktype',
  'smoothness',
  'maxspeed',
  'width',
  'lanes',
  'oneway',
  'bridge',
  'tunnel',
  'access',
  'service',
  'junction',
];
const stopKeys = [
  'highway',
  'bus',
  'public_transport',
  'amenity',
  'shelter',
  'bench',
  'place',
  'population',
  'addr:full',
  'shop',
  'healthcare',
];

function layer(name: string, keys: readonly string[]): string {
  return `[${name}]\nosm_id=yes\nattributes=${keys.join(',')}\nother_tags=yes\n`;
}

/**
 * Settings of GDAL's OpenStreetMap driver: roads are in the layer `lines`, stops in `points`. Names of keys are left
 * as they are.
 */
export const osmSettings = [
  'closed_ways_are_polygons=amenity,building,landuse,leisure,natural,shop,tourism\nattribute_name_laundering=no\n',
  layer('points', [...common, ...stopKeys]),
  layer('lines', [...common, ...roadKeys]),
  layer('multilinestrings', [...common, 'type', 'route', ...roadKeys]),
  layer('multipolygons', ['type', 'boundary', 'admin_level', ...common, ...stopKeys, 'building', 'landuse']),
  layer('other_relations', ['type', 'route', ...common]),
].join('\n');
