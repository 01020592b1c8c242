import type { Knex } from 'knex';

const columns: Readonly<Record<string, readonly [type: string, comment: string]>> = {
  id: ['bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY', 'Row number in the database'],
  root_region: ['text NOT NULL', 'Code of the topmost region whose data this is'],
  record_key: ['text COLLATE "C" NOT NULL', 'Natural key inside the root region, parts joined by |'],
  load_from: ['integer NOT NULL', 'Load that brought the row'],
  load_to: ['integer NOT NULL DEFAULT 2147483647', 'Load that ended the row; 2147483647 while it stands'],
  source_load: ['integer NOT NULL', 'Load whose file the row was read from'],
  source_row: ['integer NOT NULL', 'Row of that file, counted from 1'],
  content_hash: ['text NOT NULL', 'Digest of the content, to find what changed'],
  programme_id: ['text NOT NULL', 'Programme whose rates are to be met'],
  region_code: ['text NOT NULL', 'Region whose roads the money is for'],
  year: ['integer NOT NULL', 'Year of the money'],
  payer: ['text NOT NULL', 'Payer, a code of funding.yaml'],
  admin_grade: ['text NOT NULL', '行政等级 of the roads'],
  amount_yuan: ['numeric(16, 2) NOT NULL', 'Money set aside, 元 (CNY)'],
};

/** Maintenance money that was really set aside, to hold against what the kilometres need. */
export async function up(knex: Knex): Promise<void> {
  const list = Object.entries(columns).map(([name, [type]]) => `${name} ${type}`);
  await knex.raw(`CREATE TABLE allocation (${list.join(', ')})`);
  await knex.raw('CREATE UNIQUE INDEX allocation_key ON allocation (record_key, root_region, load_to)');
  await knex.raw(
    'CREATE INDEX allocation_validity ON allocation USING brin (load_from, load_to) WITH (pages_per_range = 32)',
  );
  await knex.raw(`
    CREATE FUNCTION allocation_at(root text, at_load integer) RETURNS SETOF allocation LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT f.* FROM allocation f WHERE f.root_region = root AND f.load_from <= at_load AND f.load_to > at_load $$`);
  await knex.raw(`COMMENT ON TABLE allocation IS '养护资金安排: money set aside by payer, year and grade of road'`);
  for (const [name, [, comment]] of Object.entries(columns)) {
    await knex.raw(`COMMENT ON COLUMN allocation.${name} IS '${comment}'`);
  }
  await knex.raw(
    `COMMENT ON FUNCTION allocation_at(text, integer) IS 'Rows of a root region as they stood after a load'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP FUNCTION allocation_at(text, integer)');
  await knex.raw('DROP TABLE allocation');
}
