import type { Knex } from 'knex';

/** The load model: every published change of the data is one numbered load. See docs/adr/0003. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis');
  await knex.raw(`
    CREATE TABLE load (
      id integer PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('publish', 'undo')),
      dataset text NOT NULL,
      root_region text NOT NULL,
      programme_id text,
      region_code text NOT NULL,
      mode text NOT NULL CHECK (mode IN ('guarded', 'replace', 'merge', 'undo')),
      file_name text NOT NULL,
      file_sha256 text,
      data_date date NOT NULL,
      is_sample boolean NOT NULL DEFAULT false,
      read_count integer NOT NULL DEFAULT 0,
      accepted_count integer NOT NULL DEFAULT 0,
      rejected_count integer NOT NULL DEFAULT 0,
      added_count integer NOT NULL DEFAULT 0,
      changed_count integer NOT NULL DEFAULT 0,
      removed_count integer NOT NULL DEFAULT 0,
      unchanged_count integer NOT NULL DEFAULT 0,
      problems jsonb NOT NULL DEFAULT '[]',
      undoes integer REFERENCES load (id),
      published_at timestamptz NOT NULL DEFAULT now()
    )`);
  await knex.raw('CREATE INDEX load_root_region ON load (root_region, dataset, id)');
  await knex.raw(
    `CREATE TABLE load_counter (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), last_id integer NOT NULL)`,
  );
  await knex.raw('INSERT INTO load_counter (last_id) VALUES (0)');
  await knex.raw(`CREATE TABLE load_problem (
      load_id integer NOT NULL REFERENCES load (id),
      row_no integer NOT NULL,
      code text NOT NULL,
      severity text NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
      field text,
      value text,
      message text NOT NULL
    )`);
  await knex.raw('CREATE INDEX load_problem_load ON load_problem (load_id, code)');
  await knex.raw('CREATE SCHEMA stage');
  await describe(knex);
}

async function describe(knex: Knex): Promise<void> {
  await knex.raw(`
    COMMENT ON SCHEMA stage IS 'Rows being checked before they are published; emptied at every start';
    COMMENT ON TABLE load IS 'One numbered, checked, undoable change of the data; ids are given in the order of publication without gaps';
    COMMENT ON COLUMN load.id IS 'Number of the load, from load_counter';
    COMMENT ON COLUMN load.kind IS 'publish: rows from a file; undo: the former state restored';
    COMMENT ON COLUMN load.dataset IS 'Dataset the rows belong to, or programme';
    COMMENT ON COLUMN load.root_region IS 'Code of the topmost region whose data this is';
    COMMENT ON COLUMN load.programme_id IS 'Programme of works, reports, targets and plans';
    COMMENT ON COLUMN load.region_code IS 'Region the file speaks for: rows of it that the file lacks are ended';
    COMMENT ON COLUMN load.mode IS 'guarded, replace, merge or undo';
    COMMENT ON COLUMN load.file_name IS 'Name of the source file as given';
    COMMENT ON COLUMN load.file_sha256 IS 'Digest of the source file';
    COMMENT ON COLUMN load.data_date IS 'Date as of which the data is true (数据截止日期)';
    COMMENT ON COLUMN load.is_sample IS 'Demonstration data, shown as 演示数据';
    COMMENT ON COLUMN load.read_count IS 'Rows read';
    COMMENT ON COLUMN load.accepted_count IS 'Rows accepted';
    COMMENT ON COLUMN load.rejected_count IS 'Rows rejected';
    COMMENT ON COLUMN load.added_count IS 'Keys that were new';
    COMMENT ON COLUMN load.changed_count IS 'Keys whose content changed';
    COMMENT ON COLUMN load.removed_count IS 'Keys that ended';
    COMMENT ON COLUMN load.unchanged_count IS 'Keys that stayed as they were';
    COMMENT ON COLUMN load.problems IS 'Array of {code, severity, count}';
    COMMENT ON COLUMN load.undoes IS 'Load that this load undoes';
    COMMENT ON COLUMN load.published_at IS 'Time of publication';
    COMMENT ON TABLE load_counter IS 'Last given load number; updating it serialises publication';
    COMMENT ON COLUMN load_counter.only_row IS 'Keeps the table to one row';
    COMMENT ON COLUMN load_counter.last_id IS 'Last number given';
    COMMENT ON TABLE load_problem IS 'Faults found in the rows of a load';
    COMMENT ON COLUMN load_problem.load_id IS 'Load';
    COMMENT ON COLUMN load_problem.row_no IS 'Row of the source file, counted from 1';
    COMMENT ON COLUMN load_problem.code IS 'Public code of the check';
    COMMENT ON COLUMN load_problem.severity IS 'error rejects the row, warning and info keep it';
    COMMENT ON COLUMN load_problem.field IS 'Field at fault';
    COMMENT ON COLUMN load_problem.value IS 'Value as found';
    COMMENT ON COLUMN load_problem.message IS 'What is wrong and how to mend it';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP SCHEMA stage CASCADE');
  await knex.raw('DROP TABLE load_problem, load_counter, load');
}
