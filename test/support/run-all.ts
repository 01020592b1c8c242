import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { findChromium } from './chromium.ts';
import { findServerFault } from './find-server.ts';
import { countTests, runProjects } from './run-projects.ts';
import { say } from './run-tool.ts';

/**
 * `npm test [-- --require-all]`: every test that this machine can run. What it cannot run is skipped with the reason;
 * with --require-all, as on the CI machine, that is a failure.
 */
interface Part {
  readonly title: string;
  readonly project: string;
  /** Why it cannot run here. */
  readonly fault?: string | undefined;
  /** The machine was told to have it, so that its lack is a failure. */
  readonly isDemanded?: boolean;
}

const chromium = findChromium();
const env = { TEST_ENGINE: 'both', ...(chromium && { CHROMIUM_PATH: chromium }) };
const parts: readonly Part[] = [
  { title: 'pure', project: 'pure' },
  { title: 'components', project: 'ui' },
  {
    title: 'database, PostGIS server',
    project: 'db-server',
    fault: await findServerFault(),
    isDemanded: process.env.TEST_DATABASE_URL !== undefined,
  },
  { title: 'database, embedded', project: 'db' },
  { title: 'browser', project: 'e2e', fault: chromium ? undefined : 'no Chromium found (CHROMIUM_PATH, PATH)' },
];

const requireAll = process.argv.includes('--require-all');
const total = { passed: 0, failed: 0, skipped: 0 };
const notes: string[] = [];

/** Two test files that both find the page stale would build it at once into one folder. */
async function buildOnce(): Promise<void> {
  if (await isDashboardStale()) await buildDashboard();
}

async function run(able: readonly Part[]): Promise<void> {
  const { counts, isGood } = await runProjects(
    able.map(({ project }) => project),
    env,
  );
  for (const { title, project } of able) {
    const { passed, failed, skipped } = counts.get(project) ?? { passed: 0, failed: 1, skipped: 0 };
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    notes.push(`${title}: ${passed} passed, ${failed} failed`);
    if (skipped > 0) notes.push(`${title}: ${skipped} marked as skipped in their files`);
  }
  if (!isGood && total.failed === 0) total.failed = 1;
}

async function leaveOut({ title, project, fault, isDemanded }: Part): Promise<void> {
  const isFailure = requireAll || isDemanded === true;
  const count = Math.max(1, await countTests(project, env));
  notes.push(`${title}: ${count} ${isFailure ? 'could not run' : 'skipped'}: ${fault}`);
  total[isFailure ? 'failed' : 'skipped'] += count;
}

await buildOnce().catch((error: unknown) => say(`the page cannot be built: ${error}`));
const able = parts.filter(({ fault }) => fault === undefined);
// A browser that draws in software beside three workers on two cores waits longer than its actions may.
const alone = ['e2e'];
for (const together of [
  able.filter(({ project }) => !alone.includes(project)),
  able.filter(({ project }) => alone.includes(project)),
]) {
  if (together.length > 0) await run(together);
}
for (const part of parts) if (part.fault !== undefined) await leaveOut(part);
if (requireAll && total.skipped > 0) {
  notes.push('nothing may be skipped here');
  total.failed += total.skipped;
  total.skipped = 0;
}
say('');
for (const note of notes) say(note);
say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
