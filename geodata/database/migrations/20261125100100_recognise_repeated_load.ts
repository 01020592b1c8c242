import type { Knex } from 'knex';

/** The same file, asked for in the same way while nothing else has changed, is known by its recipe. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE load ADD COLUMN recipe text, ADD COLUMN repeats integer REFERENCES load (id)');
  await knex.raw('CREATE INDEX load_recipe ON load (recipe) WHERE recipe IS NOT NULL');
  await knex.raw(
    `COMMENT ON COLUMN load.recipe IS 'Digest of the file and of everything that decides how it is read and checked'`,
  );
  await knex.raw(
    `COMMENT ON COLUMN load.repeats IS 'Load that read the same file with the same outcome, and holds its problems'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE load DROP COLUMN recipe, DROP COLUMN repeats');
}
