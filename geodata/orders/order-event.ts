import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import type { Status } from '../vocabulary/status.ts';

/** Plan against actual of the item, region and year, as known on the day of the event. */
export interface OrderEvidence {
  readonly load: number;
  readonly asOf: string | null;
  readonly plan: number | null;
  readonly done: number;
  readonly expected: number | null;
  readonly status: Status;
}

export const followKinds = ['answer', 'close', 'reopen', 'withdraw'] as const;
/** What is done with an order that was issued. */
export type FollowKind = (typeof followKinds)[number];

/** What an order is about. */
export interface OrderPlace {
  readonly region: string;
  readonly item: string;
  readonly year: number;
}

/** The issue of an order, or what was done with it. Office and post, never a person. */
export interface OrderEvent extends OrderPlace {
  readonly id: number;
  /** Number of the order: that of its issue. */
  readonly order: number;
  readonly kind: 'issue' | FollowKind;
  readonly office: string;
  readonly post: string;
  readonly text: string | null;
  /** Last day for closing, from this issue or reopening on. */
  readonly dueOn: string | null;
  readonly happenedOn: string;
  readonly evidence: OrderEvidence | null;
  readonly issuedByRule: boolean;
  readonly recordedAt: Date;
}

/** Events of a programme up to a day; null asks for all of them. In the order they were recorded. */
export const listOrderEvents: (
  tx: ReadTransaction,
  params: { readonly programme: string; readonly until: string | null },
) => Promise<OrderEvent[]> = sqlFile(new URL('./list-order-events.sql', import.meta.url));
