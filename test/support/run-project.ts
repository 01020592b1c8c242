import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface JsonReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Runs the tests of one kind, passing on vitest's own report, and counts them. */
export async function runProject(project: string, env: NodeJS.ProcessEnv): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-report-'));
  const report = join(folder, 'report.json');
  const { status } = await runTool(
    'vitest',
    [
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env },
  );
  const counts = countsOf(await readFile(report, 'utf8').catch(() => ''));
  await rm(folder, { recursive: true, force: true });
  // A run that dies, or whose set-up fails, has no failed test to show for it.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** A file that could not even be read counts as one failure. */
export function countsOf(json: string): Counts {
  if (json === '') return { passed: 0, failed: 0, skipped: 0 };
  const report: JsonReport = JSON.parse(json);
  const unread = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** How many tests a kind has, without running them. */
export async function countTests(project: string, env: NodeJS.ProcessEnv): Promise<number> {
  const { output } = await runTool('vitest', ['list', '--project', project, '--json'], { quiet: true, env });
  const start = output.indexOf('[');
  const listed: unknown = start < 0 ? [] : JSON.parse(output.slice(start, output.lastIndexOf(']') + 1));
  return Array.isArray(listed) ? listed.length : 0;
}
