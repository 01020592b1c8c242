import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { copyText } from '#geodata/database/copy-text.ts';
import type { Engine } from '#geodata/database/database.ts';
import { PublicError } from '#geodata/errors.ts';
import type { OpenSource } from '../../read/define-reader.ts';
import type { RecordShare } from '../../read/shapefile/read-share.ts';
import type { BatchWriter } from '../batch-writer.ts';
import type { WritableBatch } from '../stage-batch.ts';
import type { ThreadBatch, ThreadData, ThreadMessage, ThreadTask } from './messages.ts';

/** Below, the thread would cost more than it does. */
const fewestRows = 50_000;
/** As that of the program itself, see package.json. */
const nurseryMb = 192;

/**
 * A second thread that reads, maps and stages rows from the end of a large file on, over a connection of its own. It
 * takes a third of a second to begin and begins while the coordinate system is being found out.
 */
export class FillThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #staging: { readonly table: string; readonly writer: BatchWriter } | undefined;

  private constructor(share: RecordShare) {
    const workerData: ThreadData = { share };
    this.#worker = new Worker(bootstrap(), {
      eval: true,
      execArgv: [],
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: nurseryMb },
    });
    this.#ended = this.#listen();
    // Told by `finish`, when the front of the file has been read: a fault there comes first.
    this.#ended.catch(() => undefined);
  }

  /**
   * Undefined where it would not pay: small files, formats that cannot be read from the middle on, the embedded engine,
   * and machines with one processor.
   */
  static startFor(engine: Engine, { share, total }: OpenSource): FillThread | undefined {
    const isLarge = total !== null && total >= fewestRows;
    const pays = engine === 'server' && isLarge && availableParallelism() > 1;
    return share !== undefined && pays ? new FillThread(share) : undefined;
  }

  /** Until then no row is taken. */
  begin(task: ThreadTask, writer: BatchWriter): void {
    this.#staging = { table: task.stage.table, writer };
    this.#worker.postMessage(task);
  }

  /** Ends when all its rows are staged; throws what stopped the thread. */
  async finish(): Promise<void> {
    await this.#ended;
    await this.#staging?.writer.finish();
  }

  /** Leaves nothing at work, whatever happened. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended.catch(() => undefined);
    await this.#staging?.writer.finish().catch(() => undefined);
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => reject(new Error('the thread that reads the file ended')));
      this.#worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'end') resolve();
        else if (message.kind === 'refused') reject(new PublicError(message.code, message.status, message.message));
        else this.#write(message).catch(reject);
      });
    });
  }

  async #write(batch: ThreadBatch): Promise<void> {
    if (this.#staging === undefined) throw new Error('rows before there is a stage');
    const { table, writer } = this.#staging;
    await writer.write(copied(batch, table), batch.problems);
    this.#worker.postMessage('next');
  }
}

function copied({ columns, text, rowCount }: ThreadBatch, table: string): WritableBatch {
  return { rowCount, insert: (tx) => copyText(tx, { table, columns }, Buffer.from(text.buffer, 0, text.byteLength)) };
}

/** Node 20 hands the TypeScript loader to no thread: the thread registers it itself. */
function bootstrap(): string {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const program = JSON.stringify(new URL('./fill-program.ts', import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${program}); })`;
}
