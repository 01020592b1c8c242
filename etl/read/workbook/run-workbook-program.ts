import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PublicError } from '#geodata/errors.ts';
import { fileBroken, workbookTooLarge } from '../read-errors.ts';
import type { GridRow } from '../table/grid.ts';
import type { ParsedSheet, WorkbookRequest } from './parse-workbook.ts';

/** First line of the program's output. */
export interface SheetHead {
  readonly head: Omit<ParsedSheet, 'rows'>;
}

export interface RunningSheet extends SheetHead {
  readonly rows: AsyncGenerator<GridRow, void>;
  close(): Promise<void>;
}

export interface Bounds {
  /** Of the JavaScript heap of the process. */
  readonly memoryMb: number;
  /** For parsing, before the first row. */
  readonly timeMs: number;
}

const program = fileURLToPath(new URL('./workbook-program.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** Some six million cells. */
const defaultBounds: Bounds = { memoryMb: 1_024, timeMs: 300_000 };
const tooMuch =
  '单元格太多，内存不够；请删去多余的工作表，或另存为 CSV|too many cells for the memory; remove other sheets or save it as CSV';
const tooLong = '解析超时；请另存为 CSV|it took too long to parse; save it as CSV';

/**
 * Parses a workbook in a process of its own, with a bound on memory and time: a hostile workbook ends that process and
 * not the caller. Rows come as they are asked for.
 */
export async function runWorkbookProgram(
  path: string,
  { name, wanted }: WorkbookRequest,
  bounds: Bounds = defaultBounds,
): Promise<RunningSheet> {
  const memory = `--max-old-space-size=${bounds.memoryMb}`;
  const child = spawn(process.execPath, [memory, '--import', loader, program, path, name, wanted], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run = new WorkbookRun(child, name);
  const head = await run.begin(bounds.timeMs);
  return { ...head, rows: run.rows(), close: () => run.close() };
}

class WorkbookRun {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #lines: AsyncIterator<string>;
  readonly #exit: Promise<unknown>;
  #complaint = '';
  #isLate = false;

  constructor(child: ChildProcess, name: string) {
    this.#child = child;
    this.#name = name;
    if (child.stdout === null) throw new Error('the process has no output');
    this.#lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    this.#exit = once(child, 'close').catch(() => undefined);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-20_000);
    });
  }

  async begin(timeMs: number): Promise<SheetHead> {
    const timer = setTimeout(() => {
      this.#isLate = true;
      this.#child.kill('SIGKILL');
    }, timeMs);
    const line = await this.#next().finally(() => clearTimeout(timer));
    const first = JSON.parse(line);
    return first;
  }

  async *rows(): AsyncGenerator<GridRow, void> {
    for (let line = await this.#next(); line !== 'null'; line = await this.#next()) yield JSON.parse(line);
  }

  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }

  /** The next line; the fault of the process when it has ended before its last. */
  async #next(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done) {
      await this.#exit;
      throw this.#fault();
    }
    if (!next.value.startsWith('{"refused":')) return next.value;
    const { refused } = JSON.parse(next.value);
    await this.close();
    throw new PublicError(refused.code, refused.status, refused.message);
  }

  #fault(): Error {
    if (this.#isLate) return workbookTooLarge(this.#name, tooLong);
    const isMemory = /heap out of memory|allocation failed|invalid (string|array) length/i.test(this.#complaint);
    if (isMemory) return workbookTooLarge(this.#name, tooMuch);
    const why = this.#complaint.trim().split('\n').at(-1) ?? '';
    return fileBroken(this.#name, `工作簿解析失败 / the workbook cannot be parsed (${why.slice(0, 160)})`);
  }
}
