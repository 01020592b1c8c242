import type { Knex } from 'knex';

const facts = ['region', 'village', 'road_segment', 'facility', 'work', 'report', 'plan_item', 'plan', 'target'];
const columns = ['load_from', 'source_load'];
/** Columns of long lines and outlines. */
const heavy = [
  ['region', 'outline_geom4326'],
  ['road_segment', 'line_geom4326'],
  ['work', 'place_geom4326'],
] as const;

/**
 * What a publication of 300,000 segments pays for each row it inserts, measured on PostgreSQL 15: 1.0 s for the row
 * and its number, and on top
 * - 1.6 s for two foreign keys to `load`. Instead a load, once written, is never deleted nor renumbered.
 * - 0.7 s for the B-tree of validity. Rows lie in the order of their loads, so a BRIN index finds them and costs nothing.
 * - 0.9 s for the B-tree of keys with the root region first; 0.5 s with the key first, compared by bytes.
 * - 1.5 s for the GiST index of road lines. Questions of what lies near a road are asked of county and township roads,
 *   where the buses go: their part of the index costs a third.
 * `<fact>_at` may run in parallel workers, and statistics of lines and outlines are taken from fewer rows.
 */
export async function up(knex: Knex): Promise<void> {
  for (const fact of facts) {
    for (const column of columns) await knex.raw('ALTER TABLE ?? DROP CONSTRAINT ??', [fact, `${fact}_${column}_fkey`]);
    await knex.raw(`ALTER FUNCTION ${fact}_at(text, integer) PARALLEL SAFE`);
    await knex.raw(`DROP INDEX ${fact}_key, ${fact}_standing`);
    await knex.raw(`ALTER TABLE ${fact} ALTER COLUMN record_key TYPE text COLLATE "C"`);
    await knex.raw(`CREATE UNIQUE INDEX ${fact}_key ON ${fact} (record_key, root_region, load_to)`);
    await knex.raw(
      `CREATE INDEX ${fact}_validity ON ${fact} USING brin (load_from, load_to) WITH (pages_per_range = 32)`,
    );
  }
  await knex.raw('DROP INDEX road_segment_line_geom4326');
  await knex.raw(`
    CREATE INDEX road_segment_main_line ON road_segment USING gist (line_geom4326)
    WHERE admin_grade IN ('county', 'township')`);
  for (const [fact, column] of heavy) {
    await knex.raw(`ALTER TABLE ${fact} ALTER COLUMN ${column} SET STATISTICS 10`);
  }
  await knex.raw(`
    CREATE FUNCTION refuse_to_lose_load() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a load is never deleted nor renumbered: undo it' USING ERRCODE = 'foreign_key_violation';
    END $$`);
  await knex.raw(`
    CREATE TRIGGER load_is_kept BEFORE DELETE OR UPDATE OF id ON load
    FOR EACH ROW EXECUTE FUNCTION refuse_to_lose_load()`);
  await knex.raw(
    `COMMENT ON FUNCTION refuse_to_lose_load() IS 'Stands in for foreign keys from every fact to its loads'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TRIGGER load_is_kept ON load');
  await knex.raw('DROP FUNCTION refuse_to_lose_load()');
  for (const [fact, column] of heavy) {
    await knex.raw(`ALTER TABLE ${fact} ALTER COLUMN ${column} SET STATISTICS -1`);
  }
  await knex.raw('DROP INDEX road_segment_main_line');
  await knex.raw('CREATE INDEX road_segment_line_geom4326 ON road_segment USING gist (line_geom4326)');
  for (const fact of facts) {
    await knex.raw(`ALTER FUNCTION ${fact}_at(text, integer) PARALLEL UNSAFE`);
    await knex.raw(`DROP INDEX ${fact}_key, ${fact}_validity`);
    await knex.raw(`ALTER TABLE ${fact} ALTER COLUMN record_key TYPE text COLLATE "default"`);
    await knex.raw(`CREATE UNIQUE INDEX ${fact}_key ON ${fact} (root_region, record_key, load_to)`);
    await knex.raw(`CREATE INDEX ${fact}_standing ON ${fact} (root_region, load_to, load_from)`);
    for (const column of columns) {
      await knex.raw('ALTER TABLE ?? ADD CONSTRAINT ?? FOREIGN KEY (??) REFERENCES load (id)', [
        fact,
        `${fact}_${column}_fkey`,
        column,
      ]);
    }
  }
}
