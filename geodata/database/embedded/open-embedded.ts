import type { Logger } from 'pino';
import type { Settings } from '../../settings.ts';
import { createDatabase } from '../create-database.ts';
import type { Database } from '../database.ts';
import { type DataFolder, prepareDataFolder, socketPort } from './data-folder.ts';
import type { Keeper } from './keeper.ts';
import { ensureHost } from './start-host.ts';

/** Transactions take turns anyway: a few connections let one prepare while another runs. */
const poolSize = 4;

/**
 * Opens the embedded database of the data folder, starting its host if no process has. When the host dies under us,
 * the next connection starts another one.
 */
export async function openEmbedded(settings: Settings, log: Logger, onStep: (step: string) => void): Promise<Database> {
  const folder = prepareDataFolder(settings.dataDir);
  const link = new HostLink(folder, (step) => {
    log.info({ step, folder: folder.path }, 'embedded database');
    onStep(step);
  });
  await link.ensure();
  return createDatabase({
    engine: 'embedded',
    place: folder.path,
    connection: { host: folder.socketFolder, port: socketPort, user: 'postgres', database: 'postgres' },
    reach: { ensure: () => link.ensure(), isGone: () => link.isGone },
    poolSize,
    readTimeoutMs: settings.requestTimeoutMs,
    log,
    onClose: () => link.drop(),
  });
}

/** Keeps the host of a folder running, and knows when it died. */
class HostLink {
  readonly #folder: DataFolder;
  readonly #onStep: (step: string) => void;
  #keeper: Keeper | undefined;
  #connecting: Promise<Keeper> | undefined;

  constructor(folder: DataFolder, onStep: (step: string) => void) {
    this.#folder = folder;
    this.#onStep = onStep;
  }

  get isGone(): boolean {
    return !this.#keeper || this.#keeper.destroyed;
  }

  /** However many connections find the host gone, one start serves them all. */
  async ensure(): Promise<void> {
    if (!this.isGone) return;
    this.#connecting ??= ensureHost(this.#folder, this.#onStep).finally(() => {
      this.#connecting = undefined;
    });
    this.#keeper = await this.#connecting;
  }

  drop(): void {
    this.#keeper?.destroy();
  }
}
