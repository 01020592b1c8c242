import type { tileLayers } from '#api/contract/tiles.ts';

export type TileLayer = (typeof tileLayers)[number];

export interface MapLayer {
  /** Geometry to draw, WGS84. */
  readonly geom4326: string;
  /** Attribute -> SQL over the row `r`; text, number or boolean. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Columns that say which regions a record lies in. */
  readonly regions: readonly string[];
}

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
    regions: ['r.district_code', 'r.town_code'],
  },
  village: {
    geom4326: 'coalesce(r.committee_geom4326, r.hall_geom4326)',
    attributes: { key: 'r.record_key', name: 'r.name', town: 'r.town_code', located: 'true' },
    regions: ['r.district_code', 'r.town_code', 'r.code'],
  },
  facility: {
    geom4326: 'r.site_geom4326',
    attributes: { key: 'r.record_key', name: 'r.name', kinds: `array_to_string(r.kinds, '+')` },
    regions: ['r.district_code', 'r.town_code', 'r.village_code'],
  },
  work: {
    geom4326: 'r.place_geom4326',
    attributes: { key: 'r.record_key', item: 'r.item', status: 'r.status' },
    regions: ['r.district_code', 'r.town_code'],
  },
};
