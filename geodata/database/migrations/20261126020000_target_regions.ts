import type { Knex } from 'knex';

/** A target may be for some regions only: 市区 and 诸暨 two years before the others. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE target ADD COLUMN regions text');
  await knex.raw(
    `COMMENT ON COLUMN target.regions IS 'Codes of the regions it is for, separated by ; or blanks; NULL is all of its level'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE target DROP COLUMN regions');
}
