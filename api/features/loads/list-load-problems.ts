import type { listLoadProblems as contract } from '#api/contract/loads.ts';
import { findLoad, listProblems } from '#etl/loads/list-loads.ts';
import { loadNotFound } from '#etl/undo/undo-load.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { AnswerOf } from '../../http/routes.ts';

/** Kinds of problems of a load, without the values: these may be of persons. */
export async function listLoadProblems(tx: ReadTransaction, load: number): Promise<AnswerOf<typeof contract>> {
  if ((await findLoad(tx, load)) === undefined) throw loadNotFound(load);
  const groups = await listProblems(tx, load);
  return {
    groups: groups.map(({ code, severity, field, message, count, rows }) => ({
      code,
      severity: severity === 'error' || severity === 'warning' ? severity : ('info' as const),
      field,
      message,
      count,
      rows: [...rows],
    })),
  };
}
