import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';

/** How many planned items of the region and year were done when a step was recorded, as of a load. */
export interface TaskEvidence {
  readonly load: number;
  readonly planned: number;
  readonly done: number;
}

/** One recorded step, or the withdrawal of one. Office and post, never a person. */
export interface AwardEvent {
  readonly id: number;
  readonly region: string;
  readonly year: number;
  readonly kind: 'move' | 'withdraw';
  readonly step: string;
  readonly withdraws: number | null;
  readonly office: string;
  readonly post: string;
  readonly reason: string | null;
  readonly happenedOn: string;
  readonly paidYuan: number | null;
  readonly evidence: TaskEvidence | null;
  readonly recordedAt: Date;
}

/** Events of a programme up to a day; null asks for all of them. In the order they were recorded. */
export const listAwardEvents: (
  tx: ReadTransaction,
  params: { readonly programme: string; readonly until: string | null },
) => Promise<AwardEvent[]> = sqlFile(new URL('./list-award-events.sql', import.meta.url));
