import type { Knex } from 'knex';

/** When the first and the last bus of a weekday leave a stop. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE facility ADD COLUMN first_departure text, ADD COLUMN last_departure text');
  await knex.raw(
    `COMMENT ON COLUMN facility.first_departure IS 'First departure of a weekday, HH:MM; hours go on after 23 past midnight'`,
  );
  await knex.raw(`COMMENT ON COLUMN facility.last_departure IS 'Last departure of a weekday, HH:MM'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE facility DROP COLUMN first_departure, DROP COLUMN last_departure');
}
