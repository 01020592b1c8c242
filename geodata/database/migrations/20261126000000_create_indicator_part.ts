import type { Knex } from 'knex';

/** What the values of an indicator are added up from, so that a load that touches one district asks no other. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE indicator_part (
      indicator text NOT NULL,
      variant text NOT NULL,
      definition_version integer NOT NULL,
      root_region text NOT NULL,
      district_code text NOT NULL,
      town_code text NOT NULL,
      load_id integer NOT NULL,
      population numeric(20, 6) NOT NULL,
      success numeric(20, 6) NOT NULL,
      population_count integer NOT NULL,
      success_count integer NOT NULL,
      PRIMARY KEY (root_region, indicator, variant, district_code, town_code, load_id)
    )`);
  await knex.raw(`
    COMMENT ON TABLE indicator_part IS 'Sums of an indicator over the records of one district and town; a row is written when a load changes it. The values of regions are sums of these';
    COMMENT ON COLUMN indicator_part.indicator IS 'Indicator';
    COMMENT ON COLUMN indicator_part.variant IS 'Parameters other than the default, as canonical JSON; empty for the default';
    COMMENT ON COLUMN indicator_part.definition_version IS 'Version of the definition';
    COMMENT ON COLUMN indicator_part.root_region IS 'Root region';
    COMMENT ON COLUMN indicator_part.district_code IS 'District of the records; empty when not known';
    COMMENT ON COLUMN indicator_part.town_code IS 'Town of the records; empty when not known';
    COMMENT ON COLUMN indicator_part.load_id IS 'Load that changed it';
    COMMENT ON COLUMN indicator_part.population IS 'Weight of the records that count';
    COMMENT ON COLUMN indicator_part.success IS 'Weight of the records that succeed';
    COMMENT ON COLUMN indicator_part.population_count IS 'Records that count';
    COMMENT ON COLUMN indicator_part.success_count IS 'Records that succeed';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE indicator_part');
}
