import { access, constants } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { PublicError } from '#geodata/errors.ts';
import { findDataset, type LoadRequest, loadFile } from '../load-file.ts';
import type { LoadReport } from '../load-report.ts';
import { parseCrs } from '../read/crs.ts';
import { openSource } from '../read/open-source.ts';
import type { Outcome } from '../report/problem-report.ts';
import type { ProblemSink } from '../report/problem-sink.ts';
import { writeError } from '../write-new-file.ts';
import { textOf, UsageError, type VerbContext } from './define-verb.ts';
import type { Printer } from './printer.ts';
import { reportLine } from './report-lines.ts';
import { watchLoad } from './watch-load.ts';

/** Runs `load` and `check`: shows the outcome and, with --report, writes it as a workbook or JSON, also after a refusal. */
export async function runLoad(context: VerbContext, request: LoadRequest): Promise<void> {
  const { printer } = context;
  const path = textOf(context, 'report');
  if (path !== undefined && !/\.(xlsx|json)$/i.test(path)) throw new UsageError('--report F.xlsx|F.json');
  if (path === request.file) throw new UsageError('--report 不能覆盖原文件 / must not be the file itself');
  const database = await context.database();
  const run = (more: Partial<LoadRequest> = {}): Promise<LoadReport> =>
    loadFile(database, { ...request, ...more }, watchLoad(printer));
  const report = path === undefined ? await run() : await runWithReport({ request, path, printer }, run);
  const lines = [reportLine(report, printer.language)];
  if (path !== undefined) lines.push(printer.say(written(path)));
  printer.result(report, lines);
}

const written = (path: string) => ({ zh: `检查报告已写入 ${path}`, en: `report written to ${path}` });

async function runWithReport(
  { request, path, printer }: { request: LoadRequest; path: string; printer: Printer },
  run: (more: Partial<LoadRequest>) => Promise<LoadReport>,
): Promise<LoadReport> {
  await requireWritable(path);
  const sink = await beginReport(request, path);
  try {
    const report = await run({ sink });
    await sink.write(path, { report });
    return report;
  } catch (refusal) {
    if (refusal instanceof PublicError && refusal.code !== 'file_not_writable') {
      await sink.write(path, { refusal });
      printer.note(printer.say(written(path)));
    }
    throw refusal;
  } finally {
    await sink.close?.();
  }
}

interface FileReport extends ProblemSink {
  write(path: string, outcome: Outcome): Promise<void>;
  /** Only of reports that keep something open. */
  close?(): Promise<void>;
}

/** The ending says which kind of report it is to be. */
async function beginReport(request: LoadRequest, path: string): Promise<FileReport> {
  const { file, layer } = request;
  const name = request.fileName ?? file;
  const reported = { dataset: findDataset(request.dataset), path: file, fileName: basename(name) };
  // Only a load with a report needs the library for workbooks, which takes a quarter of a second to begin.
  if (/\.json$/i.test(path)) return new (await import('../report/json-report.ts')).JsonReport(reported);
  const { ProblemReport } = await import('../report/problem-report.ts');
  const crs = parseCrs(request.crs ?? 'auto');
  return new ProblemReport({
    ...reported,
    reopen: () => openSource({ path: file, name, crs, ...(layer && { layer }) }),
  });
}

/** Told before anything is loaded: a report that cannot be written must not look like a load that was refused. */
async function requireWritable(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  await access(isThere ? path : dirname(path), constants.W_OK).catch((error: unknown) => {
    throw writeError(path, error);
  });
}
