import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { draftFault, draftOutcome, draftRecognition } from '#api/contract/draft-shapes.ts';
import { crsLabel } from '#etl/crs/readings.ts';
import { type Inspection, inspectStage, type StagedFile } from '#etl/inspect/inspect-stage.ts';
import { type FileRecognition, recogniseFile } from '#etl/inspect/recognise-file.ts';
import { checkFile, findDataset, type LoadRequest } from '#etl/load-file.ts';
import { crsGuessOf, type LoadReport } from '#etl/load-report.ts';
import type { Watcher } from '#etl/progress/progress-meter.ts';
import { parseCrs } from '#etl/read/crs.ts';
import { openSource } from '#etl/read/open-source.ts';
import type { ProblemReport } from '#etl/report/problem-report.ts';
import type { Database } from '#geodata/database/database.ts';
import { PublicError } from '#geodata/errors.ts';
import type { DraftRecord } from './draft-record.ts';

type Outcome = z.infer<typeof draftOutcome>;

export interface CheckPaths {
  readonly received: string;
  readonly inspection: string;
  readonly report: string;
}

/** The request of a load for an uploaded file, checked or published alike. */
export function loadRequestOf({ options, file }: DraftRecord, path: string, dataset: string): LoadRequest {
  const { programme, region, crs, layer, mapping, mode, dataDate } = options;
  return {
    dataset,
    file: path,
    fileName: file,
    mode,
    dataDate,
    ...(programme !== null && { programme }),
    ...(region !== null && { region }),
    ...(crs !== null && { crs }),
    ...(layer !== null && { layer }),
    ...(mapping !== null && { mapping }),
  };
}

/** What the file is taken for, by the options so far. */
export async function recogniseDraft(
  database: Database,
  record: DraftRecord,
  path: string,
): Promise<{ recognition: z.infer<typeof draftRecognition>; fault: PublicError | undefined }> {
  const { dataset, ...request } = loadRequestOf(record, path, record.options.dataset ?? '');
  const named = dataset === '' ? {} : { dataset };
  const found = await recogniseFile(database, { ...request, fileName: record.file, ...named });
  const { fault, ...recognition } = found;
  return { recognition: mutable(recognition), fault };
}

/** A copy as the contract has it, whose lists may be written to. */
function mutable({ guesses, dataset, columns, mapping, missing, unknownWords }: Omit<FileRecognition, 'fault'>) {
  return {
    guesses: guesses.map((guess) => ({ ...guess, missing: [...guess.missing] })),
    dataset,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    mapping,
    missing: [...missing],
    unknownWords: Object.fromEntries(Object.entries(unknownWords).map(([field, words]) => [field, [...words]])),
  };
}

/**
 * Runs the file through the pipeline up to the difference and keeps what a person wants to see of it: problems with
 * their places, preview and difference, and the marked workbook. A refusal is an outcome, not an error.
 */
export async function checkDraft(
  database: Database,
  { record, dataset, paths, asOfLoad }: { record: DraftRecord; dataset: string; paths: CheckPaths; asOfLoad: number },
  watcher: Watcher,
): Promise<Outcome> {
  const request = loadRequestOf(record, paths.received, dataset);
  const sink = await openReport(request);
  const seen: { staged?: StagedFile; inspection?: Inspection } = {};
  const inspect = async (opened: Database, staged: StagedFile): Promise<void> => {
    seen.staged = staged;
    seen.inspection = await inspectStage(opened, staged);
  };
  let report: LoadReport | undefined;
  let refusal: PublicError | undefined;
  try {
    report = await checkFile(database, { ...request, sink, inspect }, watcher);
  } catch (error) {
    if (!(error instanceof PublicError)) throw error;
    refusal = error;
  }
  await sink.write(paths.report, report === undefined ? { ...(refusal && { refusal }) } : { report });
  await writeFile(paths.inspection, JSON.stringify(seen.inspection ?? null), { mode: 0o600 });
  return {
    dataset,
    checkedAt: new Date().toISOString(),
    asOfLoad,
    refusal: refusal === undefined ? null : faultOf(refusal),
    counts: report === undefined ? null : countsOf(report),
    groups: (seen.staged?.groups ?? []).map(groupOf),
    crs: crsOf(seen.staged),
    mainDistrict: seen.inspection?.mainDistrict ?? null,
    inspected: seen.inspection !== undefined,
  };
}

async function openReport(request: LoadRequest): Promise<ProblemReport> {
  const { ProblemReport: Report } = await import('#etl/report/problem-report.ts');
  const { file, fileName = file, layer } = request;
  return new Report({
    dataset: findDataset(request.dataset),
    path: file,
    fileName,
    reopen: () =>
      openSource({ path: file, name: fileName, crs: parseCrs(request.crs ?? 'auto'), ...(layer && { layer }) }),
  });
}

function countsOf({ read, accepted, rejected, added, changed, removed, unchanged }: LoadReport): Outcome['counts'] {
  return { read, accepted, rejected, added, changed, removed, unchanged };
}

function groupOf({ code, severity, field, count, message }: StagedFile['groups'][number]): Outcome['groups'][number] {
  return { code, severity: severityOf(severity), field, count, message: { zh: message.zh, en: message.en } };
}

export function severityOf(severity: string): 'error' | 'warning' | 'info' {
  return severity === 'error' || severity === 'warning' ? severity : 'info';
}

function crsOf(staged: StagedFile | undefined): Outcome['crs'] {
  const recognition = staged?.recognition ?? null;
  const guess = crsGuessOf(recognition);
  if (recognition === null || guess === null) return null;
  return {
    crs: guess.crs,
    certainty: guess.certainty,
    label: crsLabel(recognition.crs),
    reasons: recognition.reasons.map(({ zh, en }) => ({ zh, en })),
    alternatives: recognition.alternatives.map(({ crs }) => (crs.kind === 'epsg' ? `epsg:${crs.srid}` : crs.kind)),
  };
}

export function faultOf(error: PublicError): z.infer<typeof draftFault> {
  const { details } = error;
  const layers = typeof details === 'object' && details !== null && 'layers' in details ? details.layers : undefined;
  const named = Array.isArray(layers) ? { layers: layers.map(String) } : {};
  return { code: error.code, message: error.message, ...named };
}
