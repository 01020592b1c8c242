import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { LoadReport } from '../load-report.ts';
import { listProblems } from '../loads/list-loads.ts';
import { explanations } from '../problems/list-problem-groups.ts';
import type { LoadProgress } from '../progress/progress-meter.ts';
import type { Scope } from '../scope/scope.ts';

/** What a watcher is told of a repeated load: the findings of the load that it repeats. */
export async function repetition(
  database: Database,
  report: LoadReport,
  { dataset, scope, fileName }: { dataset: Dataset; scope: Scope; fileName: string },
): Promise<LoadProgress> {
  const { read, added, changed, removed, unchanged, rejected, load } = report;
  const stored = load === null ? [] : await database.read((tx) => listProblems(tx, load));
  const explain = explanations(dataset, scope);
  const problems = stored.map(({ rows, values, message: _, ...group }) => ({
    ...group,
    message: explain(group.code, group.field),
    examples: rows.map((row, index) => ({ row, value: values[index] ?? null })),
  }));
  const findings = { added, changed, removed, unchanged, rejected, problems, crs: null };
  return { step: 'diff', file: fileName, done: read, total: read, rowsPerSecond: null, etaSeconds: null, findings };
}
