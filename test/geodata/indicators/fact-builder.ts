import type { Knex } from 'knex';
import { computeIndicators } from '#etl/compute/compute-indicators.ts';
import type { Basis } from '#geodata/as-of.ts';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';

/** A row of a fact table: `key` is its record key, geometries are WKT in `…_geom4326` columns. */
export type Fact = Readonly<Record<string, unknown>> & { readonly key: string };

export interface Publication {
  readonly root: string;
  readonly dataset: string;
  readonly dataDate?: string;
  readonly rows?: readonly Fact[];
  /** Keys whose standing rows end. A key that is also in `rows` is replaced without being named here. */
  readonly ends?: readonly string[];
  readonly definitions?: ReadonlyMap<string, Indicator>;
  /** Publish without computing. */
  readonly skipComputation?: true;
}

/** Publishes rows straight into a fact table as one load, computing indicators as the pipeline does. */
export async function publish(database: Database, publication: Publication): Promise<number> {
  return database.write(async (tx) => {
    const load = await openLoad(tx, publication);
    const { root, dataset, rows = [], ends = [] } = publication;
    await endRows(tx, publication, [...ends, ...rows.map(({ key }) => key)], load);
    for (let from = 0; from < rows.length; from += 1000) {
      const batch = rows.slice(from, from + 1000).map((row, at) => toColumns(tx, row, { root, load, at: from + at }));
      await tx(dataset).insert(batch);
    }
    if (!publication.skipComputation) await compute(tx, publication, load);
    return load;
  });
}

/** Restores, as a new load, what stood before a load of one dataset. */
export async function undo(
  database: Database,
  { root, dataset, definitions }: Publication,
  undone: number,
): Promise<number> {
  return database.write(async (tx) => {
    const load = await openLoad(tx, { root, dataset });
    await tx(dataset).where({ root_region: root, load_from: undone }).update({ load_to: load });
    const columns = Object.keys(await tx(dataset).columnInfo()).filter((name) => name !== 'id');
    const restored = columns.map((name) =>
      name === 'load_from' ? `${load}` : name === 'load_to' ? '2147483647' : name,
    );
    await tx.raw(
      `INSERT INTO ${dataset} (${columns.join(', ')}) SELECT ${restored.join(', ')} FROM ${dataset}
        WHERE root_region = ? AND load_to = ?`,
      [root, undone],
    );
    await computeIndicators(tx, { root, load, dataset, ...(definitions && { definitions }) });
    return load;
  });
}

export function basisOf(database: Database, root: string, asOf?: string): Promise<Basis> {
  return database.read((tx) => resolveAsOf(tx, root, asOf));
}

async function openLoad(tx: WriteTransaction, { root, dataset, dataDate }: Publication): Promise<number> {
  const [counter] = await tx('load_counter').increment('last_id', 1).returning('last_id');
  const load: number = counter.last_id;
  await tx('load').insert({
    id: load,
    kind: 'publish',
    dataset,
    root_region: root,
    region_code: root,
    mode: 'guarded',
    file_name: `${dataset}.csv`,
    data_date: dataDate ?? '2020-09-30',
  });
  return load;
}

async function endRows(tx: WriteTransaction, { root, dataset }: Publication, keys: string[], load: number) {
  if (keys.length === 0) return;
  await tx(dataset)
    .where({ root_region: root, load_to: 2_147_483_647 })
    .whereIn('record_key', keys)
    .update({ load_to: load });
}

async function compute(tx: WriteTransaction, { root, dataset, definitions }: Publication, load: number): Promise<void> {
  await computeIndicators(tx, { root, load, dataset, ...(definitions && { definitions }) });
}

function toColumns(tx: WriteTransaction, { key, ...row }: Fact, to: { root: string; load: number; at: number }) {
  const columns: Record<string, Knex.Value | Knex.Raw> = {
    root_region: to.root,
    record_key: key,
    load_from: to.load,
    source_load: to.load,
    source_row: to.at + 1,
    content_hash: key,
  };
  for (const [name, value] of Object.entries(row)) {
    columns[name] =
      name.endsWith('geom4326') && value !== null
        ? tx.raw('ST_GeomFromText(?, 4326)', [`${value}`])
        : (value as Knex.Value);
  }
  return columns;
}

/** Facts by name, with what a test does not care about filled in. */
export const fact = {
  region: (code: string, level: string, parent: string | null, more: object = {}): Fact => ({
    key: code,
    code,
    name: `${level} ${code}`,
    level,
    parent_code: parent,
    ...more,
  }),
  village: (code: string, at: Place, places: { committee?: LonLat; hall?: LonLat }, more: object = {}): Fact => ({
    key: code,
    code,
    name: `village ${code}`,
    town_code: at.town,
    district_code: at.district,
    committee_geom4326: places.committee ? pointWkt(places.committee) : null,
    hall_geom4326: places.hall ? pointWkt(places.hall) : null,
    ...more,
  }),
  facility: (code: string, site: LonLat | null, more: object = {}): Fact => ({
    key: code,
    facility_code: code,
    name: `stop ${code}`,
    kinds: ['bus_stop'],
    site_geom4326: site ? pointWkt(site) : null,
    ...more,
  }),
  segment: (code: string, at: Place, lengthKm: number | null, more: object = {}): Fact => ({
    key: code,
    segment_code: code,
    route_code: `X${code}`,
    admin_grade: 'county',
    register_length_km: lengthKm,
    length_km: lengthKm,
    town_code: at.town,
    district_code: at.district,
    ...more,
  }),
  work: (code: string, item: string, district: string, quantity: number, more: object = {}): Fact => ({
    key: code,
    programme_id: 'p',
    work_code: code,
    name: `work ${code}`,
    item,
    district_code: district,
    quantity,
    status: 'completed',
    ...more,
  }),
};

export interface Place {
  readonly town: string | null;
  readonly district: string | null;
}
export type LonLat = readonly [number, number];

export function pointWkt([lon, lat]: LonLat): string {
  return `POINT(${lon} ${lat})`;
}
