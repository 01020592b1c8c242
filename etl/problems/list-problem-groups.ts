import type { Database } from '#geodata/database/database.ts';
import type { Dataset, Explanation } from '#geodata/datasets/define-dataset.ts';
import { generalChecks, repeatedKeys } from '../check/general-checks.ts';
import { repairOf } from '../check/geometry-repairs.ts';
import type { CheckContext } from '../check/run-check.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import type { Scope } from '../scope/scope.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { problemKinds } from './problem-kinds.ts';

interface GroupRow {
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly count: number;
  readonly rows: readonly number[];
  readonly found: readonly (string | null)[];
}

const groupText = `
  SELECT told.code, told.severity, told.field, count(*) AS count,
    (array_agg(told.row_no ORDER BY told.row_no))[1 : 3] AS rows,
    (array_agg(told.value ORDER BY told.row_no))[1 : 3] AS found
  FROM ??problems told
  GROUP BY told.code, told.severity, told.field
  ORDER BY array_position(ARRAY['error', 'warning', 'info'], told.severity), count(*) DESC, told.code, told.field`;

/** The faults of the staged rows by code and field, gravest and most frequent first, with the first rows. */
export async function listProblemGroups(database: Database, context: CheckContext): Promise<ProblemGroup[]> {
  const explain = explanations(context.stage.dataset, context.scope);
  const rows = await database.write((tx) => runStageSql<GroupRow>(tx, groupText, context));
  return rows.map(({ rows: rowNumbers, found, ...group }) => ({
    ...group,
    message: explain(group.code, group.field),
    examples: rowNumbers.map((row, index) => ({ row, value: found[index] ?? null })),
  }));
}

/** What, why and how to mend, by the code of a fault and its field. */
export function explanations(dataset: Dataset, scope: Scope): (code: string, field: string | null) => Explanation {
  const known = new Map<string, Explanation>(problemKinds);
  const all = [
    ...generalChecks(dataset, scope),
    ...dataset.geometries.flatMap((geometry) => repairOf(geometry)?.check ?? []),
    ...dataset.checks,
    repeatedKeys,
    ...dataset.derive.flatMap(({ column, note }) => (note === undefined ? [] : [{ ...note, field: column }])),
  ];
  for (const check of all) {
    known.set(check.code, check);
    known.set(`${check.code} ${check.field ?? ''}`, check);
  }
  return (code, field) => {
    const { zh, en } = known.get(`${code} ${field ?? ''}`) ?? known.get(code) ?? { zh: code, en: code };
    return { zh, en };
  };
}
