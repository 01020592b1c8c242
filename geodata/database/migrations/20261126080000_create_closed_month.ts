import type { Knex } from 'knex';

/** Closed months: their numbers are kept as they were answered, for ever. See docs/adr/0007. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE closed_month (
      root_region text NOT NULL,
      month date NOT NULL CHECK (EXTRACT(DAY FROM month) = 1),
      load_id integer NOT NULL REFERENCES load (id),
      data_date date NOT NULL,
      is_sample boolean NOT NULL,
      office text,
      post text,
      sha256 text NOT NULL,
      closed_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (root_region, month)
    )`);
  await knex.raw(`
    CREATE TABLE closed_answer (
      root_region text NOT NULL,
      month date NOT NULL,
      subject text NOT NULL,
      body text NOT NULL,
      PRIMARY KEY (root_region, month, subject),
      FOREIGN KEY (root_region, month) REFERENCES closed_month (root_region, month) DEFERRABLE INITIALLY DEFERRED
    )`);
  await knex.raw(`
    CREATE FUNCTION refuse_to_reopen_month() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a closed month is never changed nor opened again: corrections show in the months after it'
        USING ERRCODE = 'restrict_violation';
    END $$`);
  for (const table of ['closed_month', 'closed_answer']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_to_reopen_month()`);
    await knex.raw(`
      CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_reopen_month()`);
  }
  await describe(knex);
}

async function describe(knex: Knex): Promise<void> {
  await knex.raw(`
    COMMENT ON FUNCTION refuse_to_reopen_month() IS 'Keeps closed months as they were closed';
    COMMENT ON TABLE closed_month IS 'Months whose numbers are kept as they were, by root region';
    COMMENT ON COLUMN closed_month.root_region IS 'Code of the topmost region';
    COMMENT ON COLUMN closed_month.month IS 'First day of the month';
    COMMENT ON COLUMN closed_month.load_id IS 'Newest load whose data date lies no later than the last day of the month';
    COMMENT ON COLUMN closed_month.data_date IS 'Data date of the numbers';
    COMMENT ON COLUMN closed_month.is_sample IS 'Demonstration data, shown as 演示数据';
    COMMENT ON COLUMN closed_month.office IS 'Office that closed it';
    COMMENT ON COLUMN closed_month.post IS 'Post in that office, never a name';
    COMMENT ON COLUMN closed_month.sha256 IS 'Digest of all answers, by subject';
    COMMENT ON COLUMN closed_month.closed_at IS 'Time of closing';
    COMMENT ON TABLE closed_answer IS 'Answers of a closed month as they were given';
    COMMENT ON COLUMN closed_answer.root_region IS 'Code of the topmost region';
    COMMENT ON COLUMN closed_answer.month IS 'First day of the month';
    COMMENT ON COLUMN closed_answer.subject IS 'What was asked: values, progress, awards or a definition, with programme and parameters';
    COMMENT ON COLUMN closed_answer.body IS 'The answer, JSON text';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE closed_answer, closed_month');
  await knex.raw('DROP FUNCTION refuse_to_reopen_month()');
}
