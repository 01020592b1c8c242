import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { copyText } from '#geodata/database/copy-text.ts';
import type { Database } from '#geodata/database/database.ts';
import { PublicError } from '#geodata/errors.ts';
import { BatchWriter } from './batch-writer.ts';
import type { Filling } from './fill-stage.ts';
import type { ThreadBatch, ThreadMessage, ThreadTask } from './fill-thread/messages.ts';
import type { WritableBatch } from './stage-batch.ts';

/** A thread takes a third of a second to begin. */
const fewestRows = 50_000;
/** As that of the program itself, see package.json. */
const nurseryMb = 192;

/**
 * A second thread that reads, maps and stages rows from the end of a large file on, over a connection of its own.
 * Undefined where it would not pay: small files, formats that cannot be read from the middle on, coordinates that the
 * database has to transform, the embedded engine, and machines with one processor.
 */
export function fillBeside(
  database: Database,
  filling: Filling,
  onWritten: (rows: number) => void,
): FillThread | undefined {
  const { stage, scope, match, source } = filling;
  const { share, crs, total } = source;
  const isLarge = total !== null && total >= fewestRows;
  if (share === undefined || !isLarge || crs.kind === 'epsg') return undefined;
  if (database.engine !== 'server' || availableParallelism() < 2) return undefined;
  const task = { stage, match, crs, programme: scope.programme, share };
  return new FillThread(task, new BatchWriter(database, stage, onWritten));
}

class FillThread {
  readonly #worker: Worker;
  readonly #table: string;
  readonly #writer: BatchWriter;
  readonly #ended: Promise<void>;

  constructor(task: ThreadTask, writer: BatchWriter) {
    this.#table = task.stage.table;
    this.#writer = writer;
    this.#worker = new Worker(bootstrap(), {
      eval: true,
      execArgv: [],
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: nurseryMb },
    });
    this.#ended = this.#listen();
    // Told by `finish`, when the front of the file has been read: a fault there comes first.
    this.#ended.catch(() => undefined);
  }

  /** Ends when all its rows are staged; throws what stopped the thread. */
  async finish(): Promise<void> {
    await this.#ended;
    await this.#writer.finish();
  }

  /** Leaves nothing at work, whatever happened. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended.catch(() => undefined);
    await this.#writer.finish().catch(() => undefined);
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
    await this.#writer.write(copied(batch, this.#table), batch.problems);
    this.#worker.postMessage('next');
  }
}

function copied({ columns, text, rowCount }: ThreadBatch, table: string): WritableBatch {
  return { rowCount, insert: (tx) => copyText(tx, { table, columns }, Buffer.from(text.buffer, 0, text.byteLength)) };
}

/** Node 20 hands the TypeScript loader to no thread: the thread registers it itself. */
function bootstrap(): string {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const program = JSON.stringify(new URL('./fill-thread/fill-program.ts', import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${program}); })`;
}
