import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { modifiedMs, newestChangeMs } from './newest-change.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dashboard/dist');
/** Everything the page is made of; what tests and generated folders hold is not. */
const sources = ['dashboard', 'api/contract', 'geodata/vocabulary'];
const ignored = new Set(['dist', 'node_modules', 'tsconfig.json']);

/** True when the page was never built, or something it is made of is newer. */
export async function isDashboardStale(): Promise<boolean> {
  const built = await modifiedMs(join(dist, 'index.html'));
  if (built === undefined) return true;
  const newest = await Promise.all(sources.map((folder) => newestChangeMs(join(root, folder), ignored)));
  return Math.max(...newest) > built;
}

/** Builds the page in a process of its own, so that its memory is given back. Rejects with the builder's first words. */
export async function buildDashboard(): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const config = join(root, 'dashboard/vite.config.ts');
  const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const listen = (piece: Buffer): void => {
    words = (words + piece.toString()).slice(0, 4000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const stop = (): boolean => child.kill();
  process.once('exit', stop);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', stop);
  if (code !== 0) throw new Error(firstLines(words) || `the builder ended with exit code ${code}`);
}

/** What went wrong, without the builder's own stack. */
function firstLines(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(0, 5).join('\n');
}
