import type { tileLayers } from '#api/contract/tiles.ts';
import { countedYear, isDone } from '#geodata/progress/counted-year.ts';
import { serviceLevels } from '#geodata/vocabulary/facility.ts';

export type TileLayer = (typeof tileLayers)[number];

export interface MapLayer {
  /** Geometry to draw, WGS84. */
  readonly geom4326: string;
  /** Attribute -> SQL over the row `r`; text, number or boolean. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Attributes by which the layer may be coloured; `kinds` holds several codes. */
  readonly classed?: readonly string[];
  /** Length that a class of lines adds up to, km. */
  readonly lengthKm?: string;
  /** Columns that say which regions a record lies in. */
  readonly regions: readonly string[];
}

/** Service of a stop by its departures a day; NULL for what is no stop. */
const service = `CASE WHEN 'bus_stop' <> ALL (r.kinds) THEN NULL ${serviceLevels
  .map(({ code, least }) => (least === null ? `ELSE '${code}'` : `WHEN r.trips_per_day >= ${least} THEN '${code}'`))
  .join(' ')} END`;

/** What the tiles of each layer carry; see the contract of `getTile`. */
export const mapLayers: Readonly<Record<TileLayer, MapLayer>> = {
  region: {
    geom4326: 'r.outline_geom4326',
    attributes: { code: 'r.code', name: 'r.name', level: 'r.level', parent: 'r.parent_code' },
    regions: ['r.code', 'r.parent_code'],
  },
  road_segment: {
    geom4326: 'r.line_geom4326',
    attributes: {
      key: 'r.record_key',
      route: 'r.route_code',
      grade: 'r.admin_grade',
      class: 'r.technical_class',
      surface: 'r.surface',
      condition: 'r.condition',
      maintained: 'r.maintained',
    },
    classed: ['grade', 'class', 'surface', 'condition', 'maintained'],
    lengthKm: 'r.length_km',
    regions: ['r.district_code', 'r.town_code'],
  },
  village: {
    geom4326: 'coalesce(r.committee_geom4326, r.hall_geom4326)',
    attributes: { key: 'r.record_key', name: 'r.name', town: 'r.town_code', located: 'true' },
    regions: ['r.district_code', 'r.town_code', 'r.code'],
  },
  facility: {
    geom4326: 'r.site_geom4326',
    attributes: {
      key: 'r.record_key',
      name: 'r.name',
      kinds: `array_to_string(r.kinds, '+')`,
      status: `coalesce(r.status, 'operating')`,
      service,
    },
    classed: ['kinds', 'service'],
    regions: ['r.district_code', 'r.town_code', 'r.village_code'],
  },
  work: {
    geom4326: 'r.place_geom4326',
    attributes: {
      key: 'r.record_key',
      name: 'r.name',
      item: 'r.item',
      status: 'r.status',
      year: `CASE WHEN ${isDone('r')} THEN ${countedYear('r')} END`,
    },
    classed: ['status'],
    regions: ['r.district_code', 'r.town_code'],
  },
  water: {
    geom4326: 'r.shape_geom4326',
    attributes: { key: 'r.record_key', name: 'r.name', kind: 'r.kind' },
    regions: ['r.district_code', 'r.town_code'],
  },
};
