import type { z } from 'zod';
import type * as contract from '#api/contract/records.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { defineError } from '#geodata/errors.ts';
import { recordFields } from './record-fields.ts';

const unknownRecord = defineError(
  'unknown_record',
  404,
  (dataset: string, key: string) => `There is no record ${key.slice(0, 60)} of ${dataset} as of that load.`,
);

type Answer = Omit<z.input<typeof contract.getRecord.response>, 'basis'>;
type Dataset = z.infer<typeof contract.getRecord.params>['dataset'];

interface Row {
  readonly record_key: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly district_code: string | null;
  readonly district_name: string | null;
  readonly town_code: string | null;
  readonly town_name: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly source_load: number;
  readonly file_name: string;
  readonly source_row: number;
  readonly data_date: string | null;
}

/** Where each dataset keeps its place and its name. */
const shapes: Readonly<
  Record<Dataset, { readonly geom4326: string; readonly name: string; readonly geometries: readonly string[] }>
> = {
  village: {
    geom4326: 'coalesce(r.committee_geom4326, r.hall_geom4326)',
    name: 'r.name',
    geometries: ['committee_geom4326', 'hall_geom4326'],
  },
  road_segment: {
    geom4326: 'r.line_geom4326',
    name: `concat_ws(' ', r.route_code, r.route_name)`,
    geometries: ['line_geom4326'],
  },
  facility: { geom4326: 'r.site_geom4326', name: 'coalesce(r.name, r.facility_code)', geometries: ['site_geom4326'] },
  work: { geom4326: 'r.place_geom4326', name: 'r.name', geometries: ['place_geom4326'] },
};

/** A record as it stood, with the file and the row it came from. Error: unknown_record (404). */
export async function getRecord(
  tx: ReadTransaction,
  { dataset, key, basis }: { readonly dataset: Dataset; readonly key: string; readonly basis: Basis },
): Promise<Answer> {
  const definition = datasets.get(dataset);
  if (definition === undefined) throw unknownRecord(dataset, key);
  const { geom4326, name, geometries } = shapes[dataset];
  const query = sqlText<{ root: string; load: number; key: string }, Row & { name: string }>(
    `
    SELECT r.record_key, ${name} AS name, to_jsonb(r) - ARRAY[${geometries.map((column) => `'${column}'`).join(', ')}] AS content,
           r.district_code, district.name AS district_name, r.town_code, town.name AS town_name,
           ST_X(spot.point4326) AS lon, ST_Y(spot.point4326) AS lat,
           r.source_load, load.file_name, r.source_row, load.data_date
      FROM ${dataset}_at(:root, :load) r
      LEFT JOIN LATERAL (SELECT ST_PointOnSurface(${geom4326}) AS point4326) spot ON true
      LEFT JOIN region_at(:root, :load) town ON town.record_key = r.town_code
      LEFT JOIN region_at(:root, :load) district ON district.record_key = r.district_code
      JOIN load ON load.id = r.source_load
     WHERE r.record_key = :key`,
    `record of ${dataset}`,
  );
  const [row] = await query(tx, { root: basis.root, load: basis.load, key });
  if (row === undefined) throw unknownRecord(dataset, key);
  return {
    dataset,
    key: row.record_key,
    name: row.name,
    district: row.district_code,
    districtName: row.district_name,
    town: row.town_code,
    townName: row.town_name,
    point: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    fields: recordFields(definition, row.content),
    source: { load: row.source_load, file: row.file_name, row: row.source_row, dataDate: row.data_date },
  };
}
