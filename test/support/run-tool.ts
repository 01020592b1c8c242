import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export interface ToolRun {
  readonly status: number;
  /** What it wrote, when it was not passed on at once. */
  readonly output: string;
  readonly durationMs: number;
}

/** Runs a tool of node_modules in the root folder; `quiet` keeps its output instead of passing it on. */
export async function runTool(
  name: string,
  args: readonly string[],
  options: { readonly quiet?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<ToolRun> {
  const startedAt = performance.now();
  const child = spawn(`${root}node_modules/.bin/${name}`, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr?.on('data', (piece: Buffer) => pieces.push(piece));
  const [status] = await once(child, 'close');
  return {
    status: status ?? 1,
    output: Buffer.concat(pieces).toString(),
    durationMs: performance.now() - startedAt,
  };
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
