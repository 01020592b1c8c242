import type { Knex } from 'knex';

/** Plans and reports speak for a region of any level: the root, a district or a town. */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['plan', 'report']) {
    await knex.raw(`ALTER TABLE ${table} RENAME COLUMN district_code TO region_code`);
    await knex.raw(`COMMENT ON COLUMN ${table}.region_code IS 'Region it speaks for: the root, a district or a town'`);
  }
  await knex.raw(`
    ALTER TABLE work ADD COLUMN moved_to_year integer, ADD COLUMN moved_reason text, ADD COLUMN also_item text,
                     ADD COLUMN also_quantity numeric(14, 4)`);
  await knex.raw(
    `COMMENT ON COLUMN work.moved_to_year IS 'Year whose plan it was moved to; NULL while it stays where it was planned'`,
  );
  await knex.raw(`COMMENT ON COLUMN work.moved_reason IS 'Why it was moved'`);
  await knex.raw(`COMMENT ON COLUMN work.also_item IS 'Second plan item that the same work serves'`);
  await knex.raw(`COMMENT ON COLUMN work.also_quantity IS 'What it counts for in the second item, in its unit'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE work DROP COLUMN moved_to_year, DROP COLUMN moved_reason, DROP COLUMN also_item, DROP COLUMN also_quantity`);
  for (const table of ['plan', 'report']) {
    await knex.raw(`ALTER TABLE ${table} RENAME COLUMN region_code TO district_code`);
    await knex.raw(`COMMENT ON COLUMN ${table}.district_code IS 'District'`);
  }
}
