import type { Knex } from 'knex';

/** Who moved a year's award to its next step and when: events are added, never changed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE award_event (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      programme_id text NOT NULL REFERENCES programme (id),
      region_code text NOT NULL,
      year integer NOT NULL,
      kind text NOT NULL CHECK (kind IN ('move', 'withdraw')),
      step text NOT NULL,
      withdraws integer UNIQUE REFERENCES award_event (id),
      office text NOT NULL,
      post text NOT NULL,
      reason text,
      happened_on date NOT NULL,
      paid_yuan bigint,
      evidence jsonb,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      CHECK (kind = 'move' OR (withdraws IS NOT NULL AND reason IS NOT NULL))
    )`);
  await knex.raw('CREATE INDEX award_event_place ON award_event (programme_id, region_code, year, id)');
  await knex.raw(`
    CREATE FUNCTION refuse_to_change_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'an event is never changed nor deleted: withdraw it by another' USING ERRCODE = 'restrict_violation';
    END $$`);
  await knex.raw(`
    CREATE TRIGGER award_event_is_kept BEFORE UPDATE OR DELETE ON award_event
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_event()`);
  await knex.raw(`
    COMMENT ON FUNCTION refuse_to_change_event() IS 'Keeps the records of who did what as they were written';
    COMMENT ON TABLE award_event IS '奖补 steps: a move to the next step of a region and year, or the withdrawal of the last one';
    COMMENT ON COLUMN award_event.id IS 'Order of recording';
    COMMENT ON COLUMN award_event.programme_id IS 'Programme whose money it is';
    COMMENT ON COLUMN award_event.region_code IS 'Region that is paid';
    COMMENT ON COLUMN award_event.year IS 'Year the money is for';
    COMMENT ON COLUMN award_event.kind IS 'move: the step was taken; withdraw: it was recorded wrongly';
    COMMENT ON COLUMN award_event.step IS 'Step of funding.yaml';
    COMMENT ON COLUMN award_event.withdraws IS 'Event that is withdrawn';
    COMMENT ON COLUMN award_event.office IS 'Office that did it';
    COMMENT ON COLUMN award_event.post IS 'Post in that office, never a name';
    COMMENT ON COLUMN award_event.reason IS 'Reason of a withdrawal, or a note';
    COMMENT ON COLUMN award_event.happened_on IS 'Day it happened';
    COMMENT ON COLUMN award_event.paid_yuan IS 'Money paid with the step, in whole 元 (CNY)';
    COMMENT ON COLUMN award_event.evidence IS 'Plan against actual at the time: {load, planned, done}, counts of items';
    COMMENT ON COLUMN award_event.recorded_at IS 'Time of recording';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE award_event');
  await knex.raw('DROP FUNCTION refuse_to_change_event()');
}
