import type { Basis } from '#geodata/as-of.ts';
import type { TaskEvidence } from '#geodata/awards/award-event.ts';
import { readTasks } from '#geodata/awards/read-tasks.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';

/** What plan against actual says of a region and year now; null when nothing was planned. */
export function evidenceOf({ region, year, basis }: { region: string; year: number; basis: Basis }) {
  return async (tx: ReadTransaction, programme: string): Promise<TaskEvidence | null> => {
    const task = (await readTasks(tx, { programme, year, basis })).get(region);
    if (task === undefined || task.planned === 0) return null;
    return { load: basis.load, planned: task.planned, done: task.planned - task.open.length };
  };
}
