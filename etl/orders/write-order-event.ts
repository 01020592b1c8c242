import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import type { OrderEvent, OrderEvidence } from '#geodata/orders/order-event.ts';
import { requireNoPerson } from '../offices/require-no-person.ts';
import { today } from '../today.ts';

/** Who did something with an order, and when. */
export interface OrderAuthor {
  readonly office: string;
  /** Post in the office, never a person's name. */
  readonly post: string;
  readonly text?: string | undefined;
  /** Today unless given. */
  readonly happenedOn?: string | undefined;
  readonly dueOn?: string | undefined;
}

export interface Authored {
  readonly office: string;
  readonly post: string;
  readonly text: string | null;
  readonly happenedOn: string;
  readonly dueOn: string | null;
}

type Written = Authored &
  Pick<OrderEvent, 'kind' | 'region' | 'item' | 'year' | 'issuedByRule'> & {
    /** Null for an issue, which gives the order its number. */
    readonly order: number | null;
    readonly programme: string;
    readonly evidence: OrderEvidence | null;
  };

const insertEvent = sqlFile<Record<string, string | number | boolean | null>, { id: number }>(
  new URL('./insert-order-event.sql', import.meta.url),
);

/** Two who record at once: the second one waits, and then sees what the first has written. */
export const lockProgramme = sqlText<{ programme: string }, { id: string }>(
  'SELECT id FROM programme WHERE id = :programme FOR UPDATE',
);

/** What was given, with blanks cut and today filled in. Errors: order_personal_data, order_post_unclear (422). */
export function authored({ office, post, text, happenedOn, dueOn }: OrderAuthor): Authored {
  const plain = (words: string): string => words.normalize('NFKC').trim();
  const event = { office: plain(office), post: plain(post), text: text?.trim() || null };
  requireNoPerson('order', event);
  return { ...event, happenedOn: happenedOn ?? today(), dueOn: dueOn ?? null };
}

/** Number of the event. */
export async function writeOrderEvent(tx: WriteTransaction, { evidence, ...event }: Written): Promise<number> {
  const [row] = await insertEvent(tx, { ...event, evidence: evidence === null ? null : JSON.stringify(evidence) });
  if (row === undefined) throw new Error('the event has no number');
  return row.id;
}
