import type { Knex } from 'knex';

/**
 * A load of one district must not read the whole register again. The rows of a district come together, so a block range
 * index finds them; unlike a tree it costs a load nothing that can be measured.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'CREATE INDEX road_segment_district ON road_segment USING brin (district_code) WITH (pages_per_range = 32)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX road_segment_district');
}
