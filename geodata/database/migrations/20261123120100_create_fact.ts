import type { Knex } from 'knex';

/**
 * Columns that every fact table has.
 * A row is valid from the load `load_from` up to, not including, the load `load_to`.
 */
const factColumns = `
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  root_region text NOT NULL,
  record_key text NOT NULL,
  load_from integer NOT NULL REFERENCES load (id),
  load_to integer NOT NULL DEFAULT 2147483647,
  source_load integer NOT NULL REFERENCES load (id),
  source_row integer NOT NULL,
  content_hash text NOT NULL`;

const tables: Readonly<Record<string, { comment: string; columns: string; columnComments: Record<string, string> }>> = {
  region: {
    comment: '区域: city, district, town and village with their time of validity and outline',
    columns: `
      code text NOT NULL, name text NOT NULL, name_en text, level text NOT NULL, parent_code text,
      seat_lon double precision, seat_lat double precision, population integer,
      valid_from date, valid_to date, outline_source text,
      outline_geom4326 geometry(MultiPolygon, 4326), area_km2 numeric(14, 6)`,
    columnComments: {
      code: 'Administrative code',
      name: 'Chinese name',
      name_en: 'English name',
      level: 'city, district, town or village',
      parent_code: 'Code of the region above',
      seat_lon: 'Seat of government, degrees east',
      seat_lat: 'Seat of government, degrees north',
      population: 'People',
      valid_from: 'First day of validity, NULL when unknown',
      valid_to: 'Last day of validity, NULL when open',
      outline_source: 'Where the outline comes from; voronoi marks indicative cells',
      outline_geom4326: 'Outline, WGS84',
      area_km2: 'Area on the ellipsoid, km2',
    },
  },
  village: {
    comment: '建制村(社区) with its two reference points',
    columns: `
      code text NOT NULL, name text NOT NULL, town_code text, district_code text, kind text,
      population integer, households integer, hall_name text,
      committee_geom4326 geometry(Point, 4326), hall_geom4326 geometry(Point, 4326)`,
    columnComments: {
      code: '12-digit code',
      name: 'Name',
      town_code: 'Town',
      district_code: 'District',
      kind: 'administrative_village or community',
      population: 'People',
      households: 'Households',
      hall_name: 'Name of the 文化礼堂',
      committee_geom4326: 'Village committee (村委), WGS84',
      hall_geom4326: 'Village hall (文化礼堂), WGS84',
    },
  },
  road_segment: {
    comment: '路段: the unit of the road register; a segment without geometry still counts',
    columns: `
      segment_code text NOT NULL, route_code text NOT NULL, route_name text, admin_grade text NOT NULL,
      technical_class text, start_chainage_km numeric(10, 3), end_chainage_km numeric(10, 3),
      register_length_km numeric(12, 6), geometry_length_km numeric(12, 6), length_km numeric(12, 6),
      width_m numeric(6, 2), surface text, condition text, condition_year integer, maintained boolean,
      road_chief_post text, built_year integer, district_code text, town_code text,
      line_geom4326 geometry(MultiLineString, 4326)`,
    columnComments: {
      segment_code: 'Code of the segment',
      route_code: 'Code of the route',
      route_name: 'Name of the route',
      admin_grade: '行政等级',
      technical_class: '技术等级',
      start_chainage_km: '起点桩号, km',
      end_chainage_km: '止点桩号, km',
      register_length_km: 'Length in the register, km',
      geometry_length_km: 'Length of the geometry on the ellipsoid, km, to the millimetre',
      length_km: 'Length that counts: register when given, geometry otherwise, km',
      width_m: 'Width of the carriageway, m',
      surface: '路面类型',
      condition: '路况 优良中次差, NULL when not assessed',
      condition_year: 'Year of the assessment',
      maintained: '列养',
      road_chief_post: 'Post and office of the road chief (路长), NULL when there is none',
      built_year: 'Year built',
      district_code: 'District',
      town_code: 'Town',
      line_geom4326: 'Centre line, WGS84',
    },
  },
  facility: {
    comment: '站点设施: a site of one or several kinds',
    columns: `
      facility_code text NOT NULL, name text, kinds text[] NOT NULL, status text, opened_on date,
      trips_per_day integer, floor_area_m2 numeric(10, 2), district_code text, town_code text, village_code text,
      site_geom4326 geometry(Point, 4326)`,
    columnComments: {
      facility_code: 'Code of the site',
      name: 'Name',
      kinds: 'Kinds held by the site',
      status: 'operating, building, planned or closed; NULL counts as operating',
      opened_on: 'Day of opening',
      trips_per_day: 'Departures a day',
      floor_area_m2: 'Floor area, m2',
      district_code: 'District',
      town_code: 'Town',
      village_code: 'Village',
      site_geom4326: 'Site, WGS84',
    },
  },
  work: {
    comment: '工程: one project with place, plan item, quantity, status, dates and evidence',
    columns: `
      programme_id text NOT NULL, work_code text NOT NULL, name text NOT NULL, item text NOT NULL,
      district_code text NOT NULL, town_code text, quantity numeric(14, 4) NOT NULL, status text NOT NULL,
      plan_year integer, started_on date, finished_on date, accepted_on date, route_code text, evidence text,
      place_geom4326 geometry(Geometry, 4326)`,
    columnComments: {
      programme_id: 'Programme',
      work_code: 'Code of the work',
      name: 'Name',
      item: '计划项',
      district_code: 'District',
      town_code: 'Town',
      quantity: 'Quantity in the unit of the item',
      status: 'planned, building, completed or accepted',
      plan_year: 'Year of the plan it serves',
      started_on: 'Start',
      finished_on: 'Finish',
      accepted_on: 'Acceptance',
      route_code: 'Route',
      evidence: 'Evidence, e.g. acceptance number',
      place_geom4326: 'Place, WGS84',
    },
  },
  report: {
    comment: '月报: what a district claims for a month and an item',
    columns: `
      programme_id text NOT NULL, item text NOT NULL, district_code text NOT NULL, month date NOT NULL,
      quantity numeric(14, 4) NOT NULL, reported_on date, reporter_office text`,
    columnComments: {
      programme_id: 'Programme',
      item: '计划项',
      district_code: 'District',
      month: 'First day of the month',
      quantity: 'Quantity of the month in the unit of the item',
      reported_on: 'Day of the report',
      reporter_office: 'Office that answers for it',
    },
  },
  plan_item: {
    comment: '计划项: the columns of a plan table',
    columns: `
      programme_id text NOT NULL, item text NOT NULL, position integer NOT NULL, title_zh text NOT NULL,
      title_en text NOT NULL, unit_zh text NOT NULL, unit_en text NOT NULL`,
    columnComments: {
      programme_id: 'Programme',
      item: 'Code of the item',
      position: 'Order as printed',
      title_zh: 'Title as printed',
      title_en: 'English title',
      unit_zh: 'Unit',
      unit_en: 'English unit',
    },
  },
  plan: {
    comment: '计划: quantity planned per district, year and item',
    columns: `
      programme_id text NOT NULL, item text NOT NULL, district_code text NOT NULL, year integer NOT NULL, quantity numeric(14, 4)`,
    columnComments: {
      programme_id: 'Programme',
      item: '计划项',
      district_code: 'District',
      year: 'Year',
      quantity: 'Planned quantity; NULL is printed as a dash and means not planned',
    },
  },
  target: {
    comment: '目标: an indicator, a region level, a due date, an operator, a value and the clause',
    columns: `
      programme_id text NOT NULL, target_code text NOT NULL, indicator text NOT NULL, level text NOT NULL,
      operator text NOT NULL, value numeric(14, 4) NOT NULL, due_on date NOT NULL, clause text NOT NULL`,
    columnComments: {
      programme_id: 'Programme',
      target_code: 'Code of the target',
      indicator: 'Indicator',
      level: 'Region level it applies to',
      operator: '>=, =, <= or ~ (close to)',
      value: 'Value in the unit of the indicator',
      due_on: 'Due date',
      clause: 'Words of the document',
    },
  },
};

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

const geometryIndexes: readonly (readonly [string, string])[] = [
  ['region', 'outline_geom4326'],
  ['village', 'committee_geom4326'],
  ['village', 'hall_geom4326'],
  ['road_segment', 'line_geom4326'],
  ['facility', 'site_geom4326'],
  ['work', 'place_geom4326'],
];

export async function up(knex: Knex): Promise<void> {
  for (const [name, table] of Object.entries(tables)) {
    await knex.raw(`CREATE TABLE ${name} (${factColumns}, ${table.columns})`);
    await knex.raw(`CREATE UNIQUE INDEX ${name}_key ON ${name} (root_region, record_key, load_to)`);
    await knex.raw(`CREATE INDEX ${name}_standing ON ${name} (root_region, load_to, load_from)`);
    await knex.raw(
      `CREATE FUNCTION ${name}_at(root text, at_load integer) RETURNS SETOF ${name} LANGUAGE sql STABLE AS $$
         SELECT f.* FROM ${name} f WHERE f.root_region = root AND f.load_from <= at_load AND f.load_to > at_load $$`,
    );
    await commentOn(knex, name, table.comment, { ...commonComments, ...table.columnComments });
  }
  for (const [table, column] of geometryIndexes) {
    await knex.raw(`CREATE INDEX ${table}_${column} ON ${table} USING gist (${column})`);
  }
  await knex.raw('CREATE INDEX facility_site_geog ON facility USING gist ((CAST(site_geom4326 AS geography)))');
}

async function commentOn(knex: Knex, table: string, comment: string, columns: Record<string, string>): Promise<void> {
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  await knex.raw(`COMMENT ON TABLE ${table} IS ${quote(comment)}`);
  for (const [column, text] of Object.entries(columns)) {
    await knex.raw(`COMMENT ON COLUMN ${table}.${column} IS ${quote(text)}`);
  }
  await knex.raw(
    `COMMENT ON FUNCTION ${table}_at(text, integer) IS 'Rows of a root region as they stood after a load'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const name of Object.keys(tables).reverse()) {
    await knex.raw(`DROP FUNCTION ${name}_at(text, integer)`);
    await knex.raw(`DROP TABLE ${name}`);
  }
}
