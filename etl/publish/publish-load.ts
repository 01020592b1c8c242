import type { Database, WriteTransaction } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import { computeIndicators } from '../compute/compute-indicators.ts';
import { type Changes, type Comparison, countChanges, type LoadMode } from '../diff/count-changes.ts';
import { absentRows, standingInScope } from '../diff/standing-rows.ts';
import { explanations } from '../problems/list-problem-groups.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import { analyse } from '../stage/analyse.ts';
import { dropStageTables } from '../stage/open-stage.ts';
import { columnList } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { insertLoad, type LoadRow, takeLoadNumber } from './insert-load.ts';

export interface Publication extends CheckContext {
  readonly mode: LoadMode;
  readonly comparison: Comparison;
  /** What is known of the load before it is published. */
  readonly facts: Omit<
    LoadRow,
    'load' | 'kind' | 'dataset' | 'undoes' | 'repeats' | keyof Changes | keyof CheckContext['scope'] | 'mode'
  >;
  readonly groups: readonly ProblemGroup[];
}

/** Above this many changed rows the planner's figures are renewed before the indicators are computed. */
const analyseAbove = 500;

/**
 * Publishes the staged rows in one transaction: number, load, ended rows, new rows, faults, indicators.
 * When another load was published since the rows were compared, they are compared again behind the lock, so that two
 * loads at once cannot overlook each other.
 */
export async function publishLoad(database: Database, publication: Publication): Promise<Changes & { load: number }> {
  const { stage, scope, mode, facts } = publication;
  return database.write(async (tx) => {
    const load = await takeLoadNumber(tx);
    const { comparison } = publication;
    const isCurrent = load === comparison.lastLoad + 1;
    const changes = isCurrent ? comparison.changes : await countChanges(tx, publication);
    await insertLoad(tx, {
      ...facts,
      ...scope,
      ...changes,
      load,
      kind: 'publish',
      dataset: stage.dataset.name,
      mode,
      undoes: null,
      repeats: null,
    });
    await replaceRows(tx, { ...publication, load, changes });
    await storeProblems(tx, { ...publication, load });
    const touched = changes.added + changes.changed + changes.removed;
    if (touched > analyseAbove) await analyse(tx, stage.dataset.name);
    if (touched > 0) await computeIndicators(tx, { root: scope.root, load, dataset: stage.dataset.name });
    await dropStageTables(tx, stage);
    return { ...changes, load };
  });
}

/** Ends what changed or is gone, then inserts what has no standing row. */
async function replaceRows(
  tx: WriteTransaction,
  context: Publication & { load: number; changes: Changes },
): Promise<void> {
  const { stage, scope, load, changes } = context;
  const more = { load };
  if (changes.changed > 0) await runStageSql(tx, endChanged, { ...context, more });
  if (changes.removed > 0) {
    const endAbsent = `
      UPDATE ??fact f SET load_to = :load
      WHERE ${standingInScope(stage.dataset, scope, 'f')} AND ${absentRows('f')}`;
    await runStageSql(tx, endAbsent, { ...context, more });
  }
  if (changes.added + changes.changed === 0) return;
  const names = stage.columns.map(({ name }) => name);
  const insert = `
    INSERT INTO ??fact (root_region, record_key, load_from, source_load, source_row, content_hash, ${columnList(names)})
    SELECT :root, s.record_key, :load, :load, s.row_no, s.content_hash, ${columnList(names, 's')}
    FROM ??stage s
    WHERE NOT s.is_rejected
      AND NOT EXISTS (
        SELECT 1 FROM ??fact f
        WHERE f.root_region = :root AND f.record_key = s.record_key AND f.load_to = 2147483647)`;
  await runStageSql(tx, insert, { ...context, more });
}

const endChanged = `
  UPDATE ??fact f SET load_to = :load
  FROM ??stage s
  WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.record_key = s.record_key
    AND NOT s.is_rejected AND f.content_hash <> s.content_hash`;

async function storeProblems(tx: WriteTransaction, context: Publication & { load: number }): Promise<void> {
  if (context.groups.length === 0) return;
  const explain = explanations(context.stage.dataset, context.scope);
  const texts = context.groups.map(({ code, field }) => ({ code, field, ...explain(code, field) }));
  const insert = `
    INSERT INTO load_problem (load_id, row_no, code, severity, field, value, message)
    SELECT :load, told.row_no, told.code, told.severity, told.field, told.value, text.message
    FROM ??problems told
    JOIN unnest(CAST(:codes AS text[]), CAST(:fields AS text[]), CAST(:messages AS text[])) AS text(code, field, message)
      ON text.code = told.code AND text.field IS NOT DISTINCT FROM told.field`;
  await runStageSql(tx, insert, {
    ...context,
    more: {
      load: context.load,
      codes: texts.map(({ code }) => code),
      fields: texts.map(({ field }) => field),
      messages: texts.map(({ zh }) => zh),
    },
  });
}
