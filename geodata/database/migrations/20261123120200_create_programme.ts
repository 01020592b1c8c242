import type { Knex } from 'knex';

/** Programmes and computed indicator values. See docs/adr/0002. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE programme (
      id text PRIMARY KEY,
      root_region text NOT NULL,
      title_zh text NOT NULL,
      title_en text NOT NULL,
      document_no text,
      issued_on date,
      starts_on date NOT NULL,
      ends_on date NOT NULL,
      indicators jsonb NOT NULL,
      settings jsonb NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  await knex.raw(`
    CREATE TABLE indicator_value (
      indicator text NOT NULL,
      variant text NOT NULL,
      definition_version integer NOT NULL,
      root_region text NOT NULL,
      region_code text NOT NULL,
      level text NOT NULL,
      load_id integer NOT NULL REFERENCES load (id),
      population numeric(20, 6) NOT NULL,
      success numeric(20, 6) NOT NULL,
      population_count integer NOT NULL,
      success_count integer NOT NULL,
      PRIMARY KEY (root_region, indicator, variant, region_code, load_id)
    )`);
  await knex.raw(`
    COMMENT ON TABLE programme IS '行动计划: a policy document as data; its targets, items and plan are loads';
    COMMENT ON COLUMN programme.id IS 'Name of the folder';
    COMMENT ON COLUMN programme.root_region IS 'Topmost region the programme is for';
    COMMENT ON COLUMN programme.title_zh IS 'Title';
    COMMENT ON COLUMN programme.title_en IS 'English title';
    COMMENT ON COLUMN programme.document_no IS 'Number of the document';
    COMMENT ON COLUMN programme.issued_on IS 'Date of the document';
    COMMENT ON COLUMN programme.starts_on IS 'First day';
    COMMENT ON COLUMN programme.ends_on IS 'Last day';
    COMMENT ON COLUMN programme.indicators IS 'Array of {id, params} that the programme watches, in order of display';
    COMMENT ON COLUMN programme.settings IS 'Rules of the programme: status limits, curves';
    COMMENT ON COLUMN programme.applied_at IS 'Last time the folder was applied';
    COMMENT ON TABLE indicator_value IS 'Values of indicators per region; a row is written when a load changes it, so the value as of a load is the row with the greatest load up to it';
    COMMENT ON COLUMN indicator_value.indicator IS 'Indicator';
    COMMENT ON COLUMN indicator_value.variant IS 'Parameters other than the default, as canonical JSON; empty for the default';
    COMMENT ON COLUMN indicator_value.definition_version IS 'Version of the definition';
    COMMENT ON COLUMN indicator_value.root_region IS 'Root region';
    COMMENT ON COLUMN indicator_value.region_code IS 'Region';
    COMMENT ON COLUMN indicator_value.level IS 'Level of the region';
    COMMENT ON COLUMN indicator_value.load_id IS 'Load it rests on';
    COMMENT ON COLUMN indicator_value.population IS 'Weight of the records that count';
    COMMENT ON COLUMN indicator_value.success IS 'Weight of the records that succeed';
    COMMENT ON COLUMN indicator_value.population_count IS 'Records that count';
    COMMENT ON COLUMN indicator_value.success_count IS 'Records that succeed';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE indicator_value');
  await knex.raw('DROP TABLE programme');
}
