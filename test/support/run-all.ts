import { findChromium } from './chromium.ts';
import { findServerFault } from './find-server.ts';
import { type Counts, countTests, runProject } from './run-project.ts';
import { say } from './run-tool.ts';

/**
 * `npm test [-- --require-all]`: every test that this machine can run. What it cannot run is skipped with the reason;
 * with --require-all, as on the CI machine, that is a failure.
 */
interface Part {
  readonly title: string;
  readonly project: string;
  readonly env: NodeJS.ProcessEnv;
  /** Why it cannot run here. */
  readonly fault?: string | undefined;
  /** The machine was told to have it, so that its lack is a failure. */
  readonly isDemanded?: boolean;
}

async function listParts(): Promise<Part[]> {
  const chromium = findChromium();
  const embedded = { TEST_ENGINE: 'embedded' };
  return [
    { title: 'pure', project: 'pure', env: {} },
    { title: 'components', project: 'ui', env: {} },
    {
      title: 'database, PostGIS server',
      project: 'db',
      env: { TEST_ENGINE: 'server' },
      fault: await findServerFault(),
      isDemanded: process.env.TEST_DATABASE_URL !== undefined,
    },
    { title: 'database, embedded', project: 'db', env: embedded },
    {
      title: 'browser',
      project: 'e2e',
      env: { ...embedded, ...(chromium && { CHROMIUM_PATH: chromium }) },
      fault: chromium ? undefined : 'no Chromium found (CHROMIUM_PATH, PATH)',
    },
  ];
}

const requireAll = process.argv.includes('--require-all');
const total = { passed: 0, failed: 0, skipped: 0 };
const notes: string[] = [];

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

async function run(part: Part): Promise<void> {
  if (part.fault === undefined) {
    say(`\n== ${part.title}`);
    const counts = await runProject(part.project, part.env);
    add(counts);
    if (counts.skipped > 0) notes.push(`${part.title}: ${counts.skipped} marked as skipped in their files`);
    return;
  }
  const isFailure = requireAll || part.isDemanded === true;
  const count = Math.max(1, await countTests(part.project, part.env));
  notes.push(`${part.title}: ${count} ${isFailure ? 'could not run' : 'skipped'}: ${part.fault}`);
  add({ passed: 0, failed: isFailure ? count : 0, skipped: isFailure ? 0 : count });
}

for (const part of await listParts()) await run(part);
if (requireAll && total.skipped > 0) {
  notes.push('nothing may be skipped here');
  total.failed += total.skipped;
  total.skipped = 0;
}
say('');
for (const note of notes) say(note);
say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
