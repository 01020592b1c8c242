import { availableParallelism } from 'node:os';
import { runTool, say } from './run-tool.ts';

/**
 * `npm run check [-- --without-tests]`: format, lint, types, unused code and the pure tests, as much at once as the
 * machine has cores.
 */
const steps: readonly (readonly [title: string, tool: string, args: readonly string[]])[] = [
  ['types', 'tsc', ['--build']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['unused code', 'knip', ['--no-progress']],
  ['pure tests', 'vitest', ['run', '--project', 'pure', '--allowOnly=false']],
];

const chosen = steps.filter(([, tool]) => tool !== 'vitest' || !process.argv.includes('--without-tests'));
const waiting = [...chosen];
let failed = 0;

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [title, tool, args] = step;
    const { status, output, durationMs } = await runTool(tool, args, { quiet: true });
    say(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${(durationMs / 1000).toFixed(1)} s)`);
    if (status === 0) continue;
    failed += 1;
    say(output);
  }
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), chosen.length) }, work));
say(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
