import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ColumnGuess } from '../map/explain-match.ts';
import { writeError } from '../write-new-file.ts';
import { fieldColumns } from './gather-marks.ts';
import type { Outcome, ReportedFile } from './problem-report.ts';
import type { CheckedFile, ProblemSink, ReportedProblem } from './problem-sink.ts';
import { columnsOf } from './refused-columns.ts';

/**
 * The report for programs: what became of the load, and every fault with its row, field, value, and what is wrong and how
 * to mend it. Works after a refusal too. To be closed.
 */
export class JsonReport implements ProblemSink {
  readonly #file: Pick<ReportedFile, 'dataset' | 'fileName'>;
  #checked: { readonly folder: string; readonly columns: readonly ColumnGuess[] } | undefined;

  constructor(file: Pick<ReportedFile, 'dataset' | 'fileName'>) {
    this.#file = file;
  }

  /** The outcome is not known yet and the faults may be millions: they wait on disk. */
  async take(problems: AsyncIterable<ReportedProblem>, file: CheckedFile): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'tongcun-report-'));
    this.#checked = { folder, columns: file.columns };
    await pipeline(Readable.from(problemLines(problems, file)), createWriteStream(spoolIn(folder)));
  }

  /** Writes the report. Errors: `file_not_writable`. */
  async write(path: string, outcome: Outcome): Promise<void> {
    await pipeline(Readable.from(this.#parts(outcome)), createWriteStream(path)).catch((error: unknown) => {
      throw writeError(path, error);
    });
  }

  async close(): Promise<void> {
    if (this.#checked !== undefined) await rm(this.#checked.folder, { recursive: true, force: true });
  }

  async *#parts({ report, refusal }: Outcome): AsyncIterable<string | Buffer> {
    const { columns: _, ...counts } = report ?? {};
    const head = {
      file: this.#file.fileName,
      dataset: this.#file.dataset.name,
      refused: refusal === undefined ? null : { code: refusal.code, message: refusal.message },
      report: report === undefined ? null : counts,
      columns: this.#checked?.columns ?? columnsOf(refusal?.details),
    };
    yield `${JSON.stringify(head).slice(0, -1)},\n"problems":[`;
    if (this.#checked !== undefined) yield* createReadStream(spoolIn(this.#checked.folder));
    yield '\n]}\n';
  }
}

const spoolIn = (folder: string): string => join(folder, 'problems.json');

async function* problemLines(problems: AsyncIterable<ReportedProblem>, file: CheckedFile): AsyncIterable<string> {
  const messages = new Map(file.groups.map((group) => [`${group.code} ${group.field ?? ''}`, group.message]));
  const columnsOfField = fieldColumns(file.match);
  let separator = '\n';
  for await (const { row_no: row, code, severity, field, value } of problems) {
    const columns = (columnsOfField.get(field ?? '') ?? []).map((index) => file.source.columns[index]);
    const message = messages.get(`${code} ${field ?? ''}`) ?? null;
    yield separator + JSON.stringify({ row, field, columns, value, code, severity, message });
    separator = ',\n';
  }
}
