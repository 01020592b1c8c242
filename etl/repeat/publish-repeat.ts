import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { LoadReport } from '../load-report.ts';
import { insertLoad, lockLoads, type ProblemCount, takeLoadNumber } from '../publish/insert-load.ts';
import type { Ingredients } from './recipe.ts';

interface RepeatedLoad {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: readonly ProblemCount[];
  readonly repeats: number;
}

const findRepeatedLoad = sqlFile<{ root: string; recipe: string }, RepeatedLoad>(
  new URL('./find-repeated-load.sql', import.meta.url),
);

const noChanges = { added: 0, changed: 0, removed: 0 };

/**
 * Publishes the repetition of a load without reading the file: the same bytes, read and checked in the same way
 * against the same data, have the same outcome, and every record is unchanged. Writes the row of the load, since that
 * the file was sent again is a fact, and no record. Undefined when the file is no such repetition.
 */
export async function publishRepeat(
  database: Database,
  ingredients: Ingredients,
  recipe: string,
): Promise<LoadReport | undefined> {
  const find = async (tx: ReadTransaction): Promise<RepeatedLoad | undefined> => {
    const [found] = await findRepeatedLoad(tx, { root: ingredients.scope.root, recipe });
    return found;
  };
  if ((await database.read(find)) === undefined) return undefined;
  return database.write(async (tx) => {
    await lockLoads(tx, {});
    // Behind the lock nothing changes any more.
    const repeated = await find(tx);
    if (repeated === undefined) return undefined;
    const load = await takeLoadNumber(tx);
    const { scope, dataset, mode, fileName, fileSha256, dataDate, sample } = ingredients;
    const counts = { ...repeated, ...noChanges, unchanged: repeated.accepted };
    const row = { ...counts, ...scope, load, kind: 'publish', mode, fileName, fileSha256, dataDate, sample } as const;
    await insertLoad(tx, { ...row, dataset: dataset.name, recipe, undoes: null });
    return { ...counts, load, dataset: dataset.name };
  });
}
