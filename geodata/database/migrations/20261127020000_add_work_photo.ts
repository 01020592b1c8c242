import type { Knex } from 'knex';

/** A photo of a finished work is told apart from other proof, such as the number of a document. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE work ADD COLUMN photo text');
  await knex.raw(
    `COMMENT ON COLUMN work.photo IS 'Photos of the finished work: file names, album or address; not the pictures themselves'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE work DROP COLUMN photo');
}
