import { existsSync } from 'node:fs';
import { boot } from './boot.ts';
import { type DataFolder, dataFolderUnusable, prepareDataFolder } from './data-folder.ts';
import { Host } from './host.ts';
import type { HostMessage } from './host-message.ts';
import { type Ownership, takeOwnership } from './ownership.ts';

/** The process of the embedded database: `host-process.ts <data folder>`. Started by start-host.ts, never by hand. */
const lingerMs = 3_000;
const idleTurnLimitMs = 60_000;
const renewIntervalMs = 2_000;

function tell(message: HostMessage): void {
  if (process.connected) process.send?.(message);
}

/** Ends for good: an engine that failed to start leaves handles open that would keep the process. */
function leave(message: HostMessage, status: number): void {
  if (process.connected) process.send?.(message, () => process.exit(status));
  else process.exit(status);
}

function note(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${process.pid} ${text}\n`);
}

function crash(error: unknown): void {
  note(`crashed: ${error instanceof Error ? error.stack : String(error)}`);
  process.exit(1);
}

async function serve(folder: DataFolder, ownership: Ownership): Promise<void> {
  // A start may take longer than an owner on another machine is waited for, and its folder may go meanwhile.
  setInterval(() => ownership.confirm() || crash('the data folder was taken away'), renewIntervalMs).unref();
  const { database, parameters } = await boot(folder, (step) => tell({ kind: 'step', step }));
  let isEnding = false;
  const end = async (reason: string): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    note(`ending: ${reason}`);
    await host.close();
    await database.close();
    ownership.release();
    process.exit(0);
  };
  const host = new Host({
    backend: database,
    parameters,
    socket: folder.socket,
    lingerMs,
    idleTurnLimitMs,
    onIdle: () => end('no client is left'),
    onCrash: crash,
  });
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  await host.listen();
  note('ready');
  tell({ kind: 'ready' });
  if (process.connected) process.disconnect();
}

function describe(error: unknown): HostMessage {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { kind: 'failed', reason, ...(code && { code }) };
}

const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error('usage: host-process.ts <data folder>');
// Whoever started it made the folder: one that is gone was thrown away, and must not come back.
if (!existsSync(dataDir)) throw dataFolderUnusable(dataDir, 'it was taken away');
const folder = prepareDataFolder(dataDir);
const ownership = await takeOwnership(folder.owner);
if (ownership) {
  try {
    await serve(folder, ownership);
  } catch (error) {
    note(`cannot start: ${error instanceof Error ? error.stack : String(error)}`);
    ownership.release();
    leave(describe(error), 1);
  }
} else {
  leave({ kind: 'owned' }, 0);
}
