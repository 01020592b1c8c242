import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { defineError } from '#geodata/errors.ts';
import { computeIndicators } from '../compute/compute-indicators.ts';
import type { Changes } from '../diff/count-changes.ts';
import type { LoadReport } from '../load-report.ts';
import { insertLoad, takeLoadNumber } from '../publish/insert-load.ts';
import { readContentColumns } from '../stage/open-stage.ts';
import { columnList } from '../stage/stage.ts';

export const loadNotFound = defineError(
  'unknown_load',
  404,
  (load: number) => `没有第 ${load} 批。There is no load ${load}.`,
);
export const undoBlocked = defineError(
  'undo_blocked',
  409,
  (load: number, later: number) =>
    `第 ${load} 批不能撤销：第 ${later} 批已改动同样的记录。请先撤销第 ${later} 批。Load ${load} cannot be undone: load ${later} has touched the same records; undo load ${later} first.`,
);

interface UndoneLoad {
  readonly dataset: string;
  readonly root_region: string;
  readonly programme_id: string | null;
  readonly region_code: string;
  readonly file_name: string;
  readonly data_date: string;
  readonly is_sample: boolean;
}

const findLoad = sqlText<{ load: number }, UndoneLoad>(`
  SELECT dataset, root_region, programme_id, region_code, file_name, data_date, is_sample FROM load WHERE id = :load`);

/**
 * The newest load that made the standing rows differ from what this load left. A later change that was itself
 * undone leaves no difference, so loads can be undone one after the other, newest first.
 */
const findLaterTouchText = `
  WITH touched AS (
    SELECT COALESCE(brought.record_key, ended.record_key) AS record_key, brought.content_hash
    FROM (SELECT f.record_key, f.content_hash FROM ??fact f WHERE f.load_from = :load) brought
    FULL JOIN (SELECT f.record_key FROM ??fact f WHERE f.load_to = :load) ended
      ON ended.record_key = brought.record_key
  ), differing AS (
    SELECT touched.record_key
    FROM touched
    LEFT JOIN ??fact n ON n.root_region = :root AND n.record_key = touched.record_key AND n.load_to = 2147483647
    WHERE n.content_hash IS DISTINCT FROM touched.content_hash
  )
  SELECT max(GREATEST(f.load_from, CASE WHEN f.load_to < 2147483647 THEN f.load_to END)) AS load
  FROM differing
  JOIN ??fact f ON f.root_region = :root AND f.record_key = differing.record_key`;

const countText = `
  SELECT count(*) FILTER (WHERE ended.id IS NULL) AS removed,
    count(*) FILTER (WHERE brought.id IS NULL) AS added,
    count(*) FILTER (WHERE brought.id IS NOT NULL AND ended.id IS NOT NULL) AS changed,
    0 AS unchanged
  FROM (SELECT f.id, f.record_key FROM ??fact f WHERE f.load_from = :load) brought
  FULL JOIN (SELECT f.id, f.record_key FROM ??fact f WHERE f.load_to = :load) ended
    ON ended.record_key = brought.record_key`;

/**
 * Restores the state before a load, as a new load: what it brought ends, what it ended stands again with its source.
 * Refused when a later load touched the same records. Undoing an undo brings the rows back.
 */
export async function undoLoad(database: Database, load: number): Promise<LoadReport> {
  return database.write(async (tx) => {
    const undo = await takeLoadNumber(tx);
    const [undone] = await findLoad(tx, { load });
    if (undone === undefined) throw loadNotFound(load);
    const dataset = datasets.get(undone.dataset);
    if (dataset === undefined) throw new Error(`load ${load} has an unknown dataset: ${undone.dataset}`);
    const fact = dataset.name;
    const [touch] = await sqlText<object, { load: number | null }>(findLaterTouchText)(tx, {
      fact,
      load,
      root: undone.root_region,
    });
    if (touch?.load) throw undoBlocked(load, touch.load);
    const [changes] = await sqlText<object, Changes>(countText)(tx, { fact, load });
    if (changes === undefined) throw new Error('no counts');
    await insertUndo(tx, { undo, load, undone, changes });
    const columns = (await readContentColumns(tx, dataset)).map(({ name }) => name);
    await restoreRows(tx, { fact, load, undo, columns });
    if (changes.added + changes.changed + changes.removed > 0) {
      await computeIndicators(tx, { root: undone.root_region, load: undo, dataset: dataset.name });
    }
    return { load: undo, dataset: fact, read: 0, accepted: 0, rejected: 0, ...changes, problems: [], repeats: null };
  });
}

async function insertUndo(
  tx: WriteTransaction,
  { undo, load, undone, changes }: { undo: number; load: number; undone: UndoneLoad; changes: Changes },
): Promise<void> {
  await insertLoad(tx, {
    ...changes,
    load: undo,
    kind: 'undo',
    mode: 'undo',
    dataset: undone.dataset,
    root: undone.root_region,
    region: undone.region_code,
    programme: undone.programme_id,
    fileName: undone.file_name,
    fileSha256: null,
    dataDate: undone.data_date,
    sample: undone.is_sample,
    read: 0,
    accepted: 0,
    rejected: 0,
    problems: [],
    undoes: load,
    recipe: null,
    repeats: null,
  });
}

async function restoreRows(
  tx: WriteTransaction,
  { fact, load, undo, columns }: { fact: string; load: number; undo: number; columns: readonly string[] },
): Promise<void> {
  const endBrought = `
    UPDATE ??fact f SET load_to = :undo
    FROM ??fact brought
    WHERE brought.load_from = :load AND f.root_region = brought.root_region AND f.record_key = brought.record_key
      AND f.load_to = 2147483647`;
  await sqlText(endBrought)(tx, { fact, load, undo });
  const kept = ['root_region', 'record_key', 'source_load', 'source_row', 'content_hash', ...columns];
  await sqlText(`
    INSERT INTO ??fact (load_from, ${columnList(kept)})
    SELECT :undo, ${columnList(kept, 'f')} FROM ??fact f WHERE f.load_to = :load ORDER BY f.id`)(tx, {
    fact,
    load,
    undo,
  });
}
