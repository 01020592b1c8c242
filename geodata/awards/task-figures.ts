import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import type { Words } from '../vocabulary/words.ts';

/** A planned item that is not done. */
export interface OpenItem {
  readonly item: string;
  readonly title: Words;
  readonly unit: Words;
  readonly plan: number;
  readonly done: number;
}

/** The task of a region and year: items with a plan above 0, and those of them that are not done. */
export interface TaskFigures {
  readonly planned: number;
  readonly open: readonly OpenItem[];
}

/** Where the figures come from: the one relation of plan against actual. By region code. */
export type ReadTasks = (
  tx: ReadTransaction,
  asked: { readonly programme: string; readonly year: number; readonly basis: Basis },
) => Promise<ReadonlyMap<string, TaskFigures>>;

/** Whether all planned items are done; null when nothing was planned, which is no success. */
export function isTaskDone(task: TaskFigures | undefined): boolean | null {
  return task === undefined || task.planned === 0 ? null : task.open.length === 0;
}
