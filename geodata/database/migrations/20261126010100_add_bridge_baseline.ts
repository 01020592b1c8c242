import type { Knex } from 'knex';

/** What a bridge was before it was treated: the last assessment alone no longer tells that it was dangerous. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE bridge ADD COLUMN baseline_class text');
  await knex.raw(
    `COMMENT ON COLUMN bridge.baseline_class IS '技术状况 1-5 before the programme; NULL when not stated'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE bridge DROP COLUMN baseline_class');
}
