import type { Knex } from 'knex';

/** What was done with every 督办单: events are added, never changed, deleted or truncated; no more are those of awards. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_event (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      order_id integer,
      programme_id text NOT NULL REFERENCES programme (id),
      item text NOT NULL,
      region_code text NOT NULL,
      year integer NOT NULL,
      kind text NOT NULL CHECK (kind IN ('issue', 'answer', 'close', 'reopen', 'withdraw')),
      office text NOT NULL,
      post text NOT NULL,
      text text,
      due_on date,
      happened_on date NOT NULL,
      evidence jsonb,
      issued_by_rule boolean NOT NULL DEFAULT false,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (id, programme_id, item, region_code, year),
      FOREIGN KEY (order_id, programme_id, item, region_code, year)
        REFERENCES order_event (id, programme_id, item, region_code, year),
      CHECK ((kind = 'issue') = (order_id IS NULL)),
      CHECK (kind <> 'issue' OR (due_on IS NOT NULL AND evidence IS NOT NULL)),
      CHECK (due_on IS NULL OR (kind IN ('issue', 'reopen') AND due_on >= happened_on)),
      CHECK (kind NOT IN ('answer', 'reopen', 'withdraw') OR text IS NOT NULL),
      CHECK (kind = 'issue' OR NOT issued_by_rule)
    )`);
  await knex.raw('CREATE INDEX order_event_place ON order_event (programme_id, region_code, year, item, id)');
  await knex.raw(`
    CREATE TRIGGER order_event_is_kept BEFORE UPDATE OR DELETE ON order_event
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_event()`);
  for (const table of ['order_event', 'award_event']) {
    await knex.raw(
      `CREATE TRIGGER ?? BEFORE TRUNCATE ON ?? FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_event()`,
      [`${table}_is_not_emptied`, table],
    );
  }
  await comment(knex);
}

async function comment(knex: Knex): Promise<void> {
  await knex.raw(`
    COMMENT ON TABLE order_event IS '督办单: the issue of an order, and what was done with it until it was closed or withdrawn';
    COMMENT ON COLUMN order_event.id IS 'Order of recording; that of the issue is the number of the 督办单';
    COMMENT ON COLUMN order_event.order_id IS '督办单 it is about; none for the issue itself';
    COMMENT ON COLUMN order_event.programme_id IS 'Programme of the plan item';
    COMMENT ON COLUMN order_event.item IS 'Plan item that is behind';
    COMMENT ON COLUMN order_event.region_code IS 'Region whose work is behind';
    COMMENT ON COLUMN order_event.year IS 'Year of the plan';
    COMMENT ON COLUMN order_event.kind IS 'issue, answer, close, reopen, or withdraw: it should not have been issued';
    COMMENT ON COLUMN order_event.office IS 'Office that did it';
    COMMENT ON COLUMN order_event.post IS 'Post in that office, never a name';
    COMMENT ON COLUMN order_event.text IS 'What is asked, answered or remarked; the reason of a reopening or withdrawal';
    COMMENT ON COLUMN order_event.due_on IS 'Last day for closing, from the issue or a reopening on';
    COMMENT ON COLUMN order_event.happened_on IS 'Day it happened';
    COMMENT ON COLUMN order_event.evidence IS 'Plan against actual as of that day: {load, asOf, plan, done, expected, status}';
    COMMENT ON COLUMN order_event.issued_by_rule IS 'Issued for everything that was behind, not by hand';
    COMMENT ON COLUMN order_event.recorded_at IS 'Time of recording'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_event');
  await knex.raw('DROP TRIGGER award_event_is_not_emptied ON award_event');
}
