import type { Knex } from 'knex';

/** Mappings that people corrected, kept for the next file with the same header. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE source_mapping (
      root_region text NOT NULL,
      dataset text NOT NULL,
      header_signature text NOT NULL,
      mapping jsonb NOT NULL,
      file_name text NOT NULL,
      load_id integer NOT NULL REFERENCES load (id),
      PRIMARY KEY (root_region, dataset, header_signature)
    )`);
  await knex.raw(`
    COMMENT ON TABLE source_mapping IS 'Mappings given with published loads, used again for files with the same header';
    COMMENT ON COLUMN source_mapping.root_region IS 'Code of the topmost region whose data the file was';
    COMMENT ON COLUMN source_mapping.dataset IS 'Dataset the file was loaded into';
    COMMENT ON COLUMN source_mapping.header_signature IS 'Digest of the sorted column names, case, width and spaces aside';
    COMMENT ON COLUMN source_mapping.mapping IS 'The mapping file as given';
    COMMENT ON COLUMN source_mapping.file_name IS 'Name of the file it was given with';
    COMMENT ON COLUMN source_mapping.load_id IS 'Load it was given with';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE source_mapping');
}
