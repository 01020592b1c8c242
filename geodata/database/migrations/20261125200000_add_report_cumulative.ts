import type { Knex } from 'knex';

/** What a district says is done in all, beside what it says of the month. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE report ADD COLUMN cumulative_quantity numeric(14, 4)');
  await knex.raw(
    `COMMENT ON COLUMN report.cumulative_quantity IS 'Quantity up to the end of the month as reported (累计完成), NULL when not given; checked, never counted'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE report DROP COLUMN cumulative_quantity');
}
