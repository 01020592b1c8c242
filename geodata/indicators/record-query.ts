import type { Indicator, RecordDataset } from './define-indicator.ts';

/** How the record of a dataset is named, placed and located; `r` is its row. */
interface RecordShape {
  readonly name: string;
  readonly townCode: string;
  readonly districtCode: string;
  /** The village a record belongs to; undefined where records belong to none. */
  readonly villageCode?: string;
  readonly geom4326: string;
}

const shapes: Readonly<Record<RecordDataset, RecordShape>> = {
  region: {
    name: 'r.name',
    townCode: `CASE r.level WHEN 'town' THEN r.code WHEN 'village' THEN r.parent_code END`,
    districtCode: `CASE r.level WHEN 'district' THEN r.code WHEN 'town' THEN r.parent_code END`,
    villageCode: `CASE r.level WHEN 'village' THEN r.code END`,
    geom4326: `coalesce(ST_SetSRID(ST_MakePoint(r.seat_lon, r.seat_lat), 4326), r.outline_geom4326)`,
  },
  village: {
    name: 'r.name',
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    villageCode: 'r.code',
    geom4326: 'coalesce(r.committee_geom4326, r.hall_geom4326)',
  },
  road_segment: {
    name: `concat_ws(' ', r.route_code, r.route_name)`,
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    geom4326: 'r.line_geom4326',
  },
  facility: {
    name: 'coalesce(r.name, r.facility_code)',
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    villageCode: 'r.village_code',
    geom4326: 'r.site_geom4326',
  },
  work: {
    name: 'r.name',
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    geom4326: 'r.place_geom4326',
  },
  hazard: {
    name: 'coalesce(r.name, r.hazard_code)',
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    geom4326: 'r.site_geom4326',
  },
  bridge: {
    name: 'coalesce(r.name, r.bridge_code)',
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    geom4326: 'r.site_geom4326',
  },
  bus: {
    name: `concat_ws(' ', r.bus_code, r.operator_office)`,
    townCode: 'r.town_code',
    districtCode: 'r.district_code',
    geom4326: 'CAST(NULL AS geometry)',
  },
  report: {
    name: `concat_ws(' ', r.item, to_char(r.month, 'YYYY-MM'))`,
    townCode: 'CAST(NULL AS text)',
    districtCode: 'r.region_code',
    geom4326: 'CAST(NULL AS geometry)',
  },
};

/**
 * THE relation of an indicator: one row for each record of its dataset as it stood at `:load` in `:root`, with what
 * the indicator says of it. Values, traces, gap lists, tiles and maps are all SELECTs over it.
 *
 * Columns: record_id (row of the dataset's table), record_key, name, town_code, district_code, village_code,
 * state (success, gap, outside), weight numeric(20, 6), geom4326 (for a place on the map; NULL without geometry),
 * detail jsonb, source_load, source_row.
 * Bindings: :root, :load and every key of the indicator's params.
 * Columns that a SELECT does not name cost nothing: the planner drops them; what only `detail` needs is joined only
 * where details are wanted, since a nearest site cannot be dropped, and finding it costs ten times the yes or no.
 */
export function recordQuery(indicator: Indicator, wanted: 'states' | 'details' = 'states'): string {
  const shape = shapes[indicator.dataset];
  const pairs = Object.entries(indicator.detail).map(([name, expression]) => `'${name}', ${expression}`);
  const detail = wanted === 'details' ? `jsonb_build_object(${pairs.join(', ')})` : 'CAST(NULL AS jsonb)';
  return `
    SELECT r.id AS record_id, ${indicator.recordKey ?? 'r.record_key'} AS record_key, ${shape.name} AS name,
           ${shape.townCode} AS town_code, ${shape.districtCode} AS district_code,
           ${shape.villageCode ?? 'CAST(NULL AS text)'} AS village_code,
           CASE WHEN (${indicator.population}) IS NOT TRUE THEN 'outside'
                WHEN (${indicator.success}) IS TRUE THEN 'success'
                ELSE 'gap' END AS state,
           CAST(coalesce(${indicator.weight}, 0) AS numeric(20, 6)) AS weight,
           ${shape.geom4326} AS geom4326,
           ${detail} AS detail,
           r.source_load, r.source_row
      FROM ${indicator.from ?? `${indicator.dataset}_at(:root, :load) r`}
      ${indicator.joins ?? ''}
      ${wanted === 'details' ? (indicator.detailJoins ?? '') : ''}`;
}

/** Whether records of a dataset belong to villages, so that an indicator may have values for them. */
export function hasVillages(dataset: RecordDataset): boolean {
  return shapes[dataset].villageCode !== undefined;
}
