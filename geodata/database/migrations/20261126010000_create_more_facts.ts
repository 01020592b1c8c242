import type { Knex } from 'knex';

interface FactTable {
  readonly comment: string;
  readonly columns: Readonly<Record<string, readonly [type: string, comment: string]>>;
}

const place = {
  district_code: ['text', 'District'],
  town_code: ['text', 'Town'],
} as const;

const tables: Readonly<Record<string, FactTable>> = {
  rating: {
    comment: '评定: a grade or title that a district or town was given, by scheme and year',
    columns: {
      scheme: [
        'text NOT NULL',
        'transport_integration, demonstration_county, beautiful_corridor_county or beautiful_road_town',
      ],
      region_code: ['text NOT NULL', 'District or town'],
      year: ['integer NOT NULL', 'Year of the rating'],
      grade: ['text', 'Grade as given, e.g. 5A; NULL where the scheme only says yes or no'],
      achieved: ['boolean', 'Whether the title was given; NULL when not stated'],
      rated_on: ['date', 'Day of the rating'],
      authority: ['text', 'Office that gave it'],
    },
  },
  hazard: {
    comment: '隐患: a safety hazard or an obstruction beside a road, found and treated',
    columns: {
      hazard_code: ['text NOT NULL', 'Code'],
      name: ['text', 'Name'],
      kind: ['text NOT NULL', 'safety or clutter'],
      route_code: ['text', 'Route'],
      admin_grade: ['text', '行政等级 of the road'],
      chainage_km: ['numeric(10, 3)', '桩号, km'],
      found_on: ['date', 'Day it was found'],
      treated_on: ['date', 'Day it was treated; NULL while it is not'],
      ...place,
      site_geom4326: ['geometry(Geometry, 4326)', 'Where it is, WGS84'],
    },
  },
  bridge: {
    comment: '桥梁(隧道) with its condition and treatment',
    columns: {
      bridge_code: ['text NOT NULL', 'Code'],
      name: ['text', 'Name'],
      kind: ['text', 'bridge or tunnel'],
      route_code: ['text', 'Route'],
      chainage_km: ['numeric(10, 3)', '桩号, km'],
      length_m: ['numeric(10, 2)', 'Length, m'],
      condition_class: ['text', '技术状况 1-5 of the last assessment'],
      assessed_on: ['date', 'Day of the assessment'],
      treated_on: ['date', 'Day a dangerous bridge was rebuilt or strengthened'],
      ...place,
      site_geom4326: ['geometry(Point, 4326)', 'Where it is, WGS84'],
    },
  },
  bus: {
    comment: '客运车辆: a rural or urban-rural bus',
    columns: {
      bus_code: ['text NOT NULL', 'Code of the vehicle, no number plate'],
      energy: ['text', 'electric, hydrogen, natural_gas, hybrid, diesel or petrol'],
      ic_card: ['boolean', 'Takes IC cards'],
      positioning_terminal: ['boolean', 'Has a satellite positioning terminal'],
      in_service_on: ['date', 'First day in service'],
      retired_on: ['date', 'Last day in service'],
      operator_office: ['text', 'Company'],
      ...place,
    },
  },
  assignment: {
    comment: '服务归属: which facility serves a village or community, by decision and not by distance',
    columns: {
      village_code: ['text NOT NULL', 'Village or community served'],
      kind: ['text NOT NULL', 'Facility kind'],
      facility_code: ['text NOT NULL', 'Facility that serves it'],
      basis: ['text NOT NULL', 'own, centre or neighbour'],
      valid_from: ['date', 'First day'],
      valid_to: ['date', 'Last day'],
    },
  },
};

const added: Readonly<Record<string, FactTable['columns']>> = {
  road_segment: {
    last_repaired_on: ['date', 'Day of the last 大中修'],
    is_beautiful: ['boolean', '美丽公路'],
  },
  facility: {
    grade: ['text', 'Grade, e.g. 4A of a scenic area'],
    accepted_on: ['date', 'Day of acceptance'],
    paid_on: ['date', 'Day the subsidy was paid'],
    plate_no: ['text', 'Number of the id plate'],
  },
};

const factColumns = `
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  root_region text NOT NULL,
  record_key text COLLATE "C" NOT NULL,
  load_from integer NOT NULL,
  load_to integer NOT NULL DEFAULT 2147483647,
  source_load integer NOT NULL,
  source_row integer NOT NULL,
  content_hash text NOT NULL`;

const commonComments: Readonly<Record<string, string>> = {
  id: 'Row number in the database',
  root_region: 'Code of the topmost region whose data this is',
  record_key: 'Natural key inside the root region, parts joined by |',
  load_from: 'Load that brought the row',
  load_to: 'Load that ended the row; 2147483647 while it stands',
  source_load: 'Load whose file the row was read from',
  source_row: 'Row of that file, counted from 1',
  content_hash: 'Digest of the content, to find what changed',
};

async function commentOn(knex: Knex, table: string, column: string, comment: string): Promise<void> {
  await knex.raw(`COMMENT ON COLUMN ${table}.${column} IS '${comment.replaceAll("'", "''")}'`);
}

async function createFact(knex: Knex, name: string, { comment, columns }: FactTable): Promise<void> {
  const own = Object.entries(columns).map(([column, [type]]) => `${column} ${type}`);
  await knex.raw(`CREATE TABLE ${name} (${factColumns}, ${own.join(', ')})`);
  await knex.raw(`CREATE UNIQUE INDEX ${name}_key ON ${name} (record_key, root_region, load_to)`);
  await knex.raw(
    `CREATE INDEX ${name}_validity ON ${name} USING brin (load_from, load_to) WITH (pages_per_range = 32)`,
  );
  await knex.raw(
    `CREATE FUNCTION ${name}_at(root text, at_load integer) RETURNS SETOF ${name} LANGUAGE sql STABLE PARALLEL SAFE AS $$
       SELECT f.* FROM ${name} f WHERE f.root_region = root AND f.load_from <= at_load AND f.load_to > at_load $$`,
  );
  await knex.raw(
    `COMMENT ON FUNCTION ${name}_at(text, integer) IS 'Rows of ${name} as they stood after a load of a root region'`,
  );
  await knex.raw(`COMMENT ON TABLE ${name} IS '${comment}'`);
  for (const [column, words] of Object.entries(commonComments)) await commentOn(knex, name, column, words);
  for (const [column, [, words]] of Object.entries(columns)) await commentOn(knex, name, column, words);
}

/** What the indicators of roads, towns, buses and services beyond the first five are asked of. */
export async function up(knex: Knex): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createFact(knex, name, table);
  await knex.raw('CREATE INDEX hazard_site_geom4326 ON hazard USING gist (site_geom4326)');
  for (const [table, columns] of Object.entries(added)) {
    for (const [column, [type, words]] of Object.entries(columns)) {
      await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
      await commentOn(knex, table, column, words);
    }
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(added)) {
    for (const column of Object.keys(columns)) await knex.raw(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
  for (const name of Object.keys(tables).reverse()) {
    await knex.raw(`DROP FUNCTION ${name}_at(text, integer)`);
    await knex.raw(`DROP TABLE ${name}`);
  }
}
