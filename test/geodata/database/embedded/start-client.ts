import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const program = fileURLToPath(new URL('../../../support/embedded-client.ts', import.meta.url));

/** Another process on the same data folder; resolves at its first word. */
export async function startClient(
  dataDir: string,
  verb: 'add' | 'hold',
  ids: readonly number[],
): Promise<ChildProcess> {
  const child = spawnClient(dataDir, verb, ids);
  if (!child.stdout) throw new Error('no stdout');
  await once(child.stdout, 'data');
  return child;
}

/** Resolves with the exit status. */
export async function runClient(dataDir: string, verb: 'add', ids: readonly number[]): Promise<number | null> {
  const [status] = await once(spawnClient(dataDir, verb, ids), 'exit');
  return status;
}

function spawnClient(dataDir: string, verb: string, ids: readonly number[]): ChildProcess {
  return spawn(process.execPath, ['--import', loader, program, dataDir, verb, ...ids.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
