import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts } from './count-reporter.ts';
import { runTool } from './run-tool.ts';

const reporter = fileURLToPath(new URL('./count-reporter.ts', import.meta.url));

export interface ProjectsRun {
  readonly counts: ReadonlyMap<string, Counts>;
  /** It ended well. A run that dies, or whose set-up fails, has no failed test to show for it. */
  readonly isGood: boolean;
}

/** Runs the tests of several kinds together, so that no core waits for the end of one kind; passes on their report. */
export async function runProjects(projects: readonly string[], env: NodeJS.ProcessEnv): Promise<ProjectsRun> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-report-'));
  const file = join(folder, 'counts.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', `--reporter=${reporter}`];
  const { status } = await runTool(
    'vitest',
    ['run', ...chosen, '--passWithNoTests', '--allowOnly=false', ...reporters],
    { env: { ...env, TEST_COUNTS: file } },
  );
  const json = await readFile(file, 'utf8').catch(() => '{}');
  await rm(folder, { recursive: true, force: true });
  const counts: Record<string, Counts> = JSON.parse(json);
  return { counts: new Map(Object.entries(counts)), isGood: status === 0 };
}

/** How many tests a kind has, without running them. */
export async function countTests(project: string, env: NodeJS.ProcessEnv): Promise<number> {
  const { output } = await runTool('vitest', ['list', '--project', project, '--json'], { quiet: true, env });
  const start = output.indexOf('[');
  const listed: unknown = start < 0 ? [] : JSON.parse(output.slice(start, output.lastIndexOf(']') + 1));
  return Array.isArray(listed) ? listed.length : 0;
}
