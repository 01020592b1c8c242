import type { Knex } from 'knex';

const table = 'water';

const columns: Readonly<Record<string, readonly [type: string, comment: string]>> = {
  id: ['bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY', 'Row number in the database'],
  root_region: ['text NOT NULL', 'Code of the topmost region whose data this is'],
  record_key: ['text COLLATE "C" NOT NULL', 'Natural key inside the root region, parts joined by |'],
  load_from: ['integer NOT NULL', 'Load that brought the row'],
  load_to: ['integer NOT NULL DEFAULT 2147483647', 'Load that ended the row; 2147483647 while it stands'],
  source_load: ['integer NOT NULL', 'Load whose file the row was read from'],
  source_row: ['integer NOT NULL', 'Row of that file, counted from 1'],
  content_hash: ['text NOT NULL', 'Digest of the content, to find what changed'],
  water_code: ['text NOT NULL', 'Code'],
  name: ['text', 'Name'],
  kind: ['text', 'river, canal, lake, reservoir or pond; NULL where it is not given'],
  district_code: ['text', 'District'],
  town_code: ['text', 'Town'],
  shape_geom4326: ['geometry(Geometry, 4326)', 'Line or area, WGS84'],
};

/** 水系: the ground that maps are drawn on, where it is loaded. */
export async function up(knex: Knex): Promise<void> {
  const defined = Object.entries(columns).map(([column, [type]]) => `${column} ${type}`);
  await knex.raw(`CREATE TABLE ${table} (${defined.join(', ')})`);
  await knex.raw(`CREATE UNIQUE INDEX ${table}_key ON ${table} (record_key, root_region, load_to)`);
  await knex.raw(
    `CREATE INDEX ${table}_validity ON ${table} USING brin (load_from, load_to) WITH (pages_per_range = 32)`,
  );
  await knex.raw(
    `CREATE FUNCTION ${table}_at(root text, at_load integer) RETURNS SETOF ${table} LANGUAGE sql STABLE PARALLEL SAFE AS $$
       SELECT f.* FROM ${table} f WHERE f.root_region = root AND f.load_from <= at_load AND f.load_to > at_load $$`,
  );
  await knex.raw(
    `COMMENT ON FUNCTION ${table}_at(text, integer) IS 'Rows of a root region as they stood after a load'`,
  );
  await knex.raw(`COMMENT ON TABLE ${table} IS '水系: rivers and waters, drawn under what is measured'`);
  for (const [column, [, words]] of Object.entries(columns)) {
    await knex.raw(`COMMENT ON COLUMN ${table}.${column} IS '${words}'`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DROP FUNCTION ${table}_at(text, integer)`);
  await knex.raw(`DROP TABLE ${table}`);
}
