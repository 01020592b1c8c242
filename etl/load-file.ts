import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { defineError } from '#geodata/errors.ts';
import type { LoadMode } from './diff/count-changes.ts';
import type { LoadReport } from './load-report.ts';
import { loadSource, type SourceLoad } from './load-source.ts';
import { parseDate } from './map/parse-date.ts';
import { readMapping } from './map/read-mapping.ts';
import type { Watcher } from './progress/progress-meter.ts';
import { parseCrs } from './read/crs.ts';
import { openSource } from './read/open-source.ts';
import type { ProblemSink } from './report/problem-sink.ts';
import { chooseMapping, noMapping } from './saved-mapping/choose-mapping.ts';
import { headerSignature, keepMapping } from './saved-mapping/saved-mapping.ts';
import { resolveScope } from './scope/resolve-scope.ts';

export { undoLoad } from './undo/undo-load.ts';

export interface LoadRequest {
  readonly dataset: string;
  /** Path of the file. */
  readonly file: string;
  /** Name to store and to tell the format by, when the path is that of a copy. */
  readonly fileName?: string;
  readonly programme?: string;
  /** Region the file speaks for; the root region unless given. */
  readonly region?: string;
  /** `auto`, `epsg:4490`, `gcj02`, `bd09` … */
  readonly crs?: string;
  readonly layer?: string;
  /** Path of a mapping file, or its content; `none` does without the one saved for the same header. */
  readonly mapping?: string | object;
  readonly mode?: LoadMode;
  /** 数据截止日期, YYYY-MM-DD; today unless given. */
  readonly dataDate?: string;
  readonly sample?: boolean;
  readonly dryRun?: boolean;
  /** Takes the faults for a report. */
  readonly sink?: ProblemSink;
}

export const unknownDataset = defineError(
  'unknown_dataset',
  400,
  (name: string) =>
    `没有数据集“${name}”，可用：${[...datasets.keys()].join('、')}。There is no dataset ${name}; use ${[...datasets.keys()].join(', ')}.`,
);
const dataDateMalformed = defineError(
  'data_date_malformed',
  400,
  (text: string) =>
    `数据截止日期“${text}”不是日期，请写成 2020-09-30。The data date ${text} is not a date; write 2020-09-30.`,
);

/**
 * Loads a file: read, map, stage, check, diff, publish, compute. The same file again changes nothing.
 * Throws a PublicError and changes nothing when the file as a whole is refused.
 */
export async function loadFile(database: Database, request: LoadRequest, watcher?: Watcher): Promise<LoadReport> {
  const dataset = findDataset(request.dataset);
  const dataDate = dataDateOf(request.dataDate);
  const name = request.fileName ?? request.file;
  const crs = parseCrs(request.crs ?? 'auto');
  if (request.mapping !== undefined && request.mapping !== noMapping) await readMapping(request.mapping, dataset);
  const scope = await resolveScope(database, dataset, request);
  const source = await openSource({ path: request.file, name, crs, ...(request.layer && { layer: request.layer }) });
  try {
    const chosen = await chooseMapping(database, { given: request.mapping, dataset, root: scope.root, source });
    const load = {
      dataset,
      scope,
      source: chosen.source,
      mapping: chosen.mapping,
      mappingOrigin: chosen.mappingOrigin,
      dataDate,
      mode: request.mode ?? 'guarded',
      fileName: basename(name),
      fileSha256: await digestOf(request.file),
      sample: request.sample ?? false,
      dryRun: request.dryRun ?? false,
      ...(request.sink && { sink: request.sink }),
    };
    const report = await loadSource(database, load, watcher);
    if (chosen.toKeep && report.load !== null) await keep(database, { ...load, load: report.load });
    return report;
  } finally {
    await source.close();
  }
}

/** After the publication and not in it: a load that is killed here lacks a convenience, no data. */
async function keep(database: Database, { source, mapping, scope, dataset, fileName, load }: KeptLoad): Promise<void> {
  const place = { root: scope.root, dataset: dataset.name, signature: headerSignature(source.columns) };
  await database.write((tx) => keepMapping(tx, { ...place, mapping, fileName, load }));
}

type KeptLoad = Pick<SourceLoad, 'source' | 'mapping' | 'scope' | 'dataset' | 'fileName'> & { readonly load: number };

/** The same up to the diff; publishes nothing. */
export function checkFile(database: Database, request: LoadRequest, watcher?: Watcher): Promise<LoadReport> {
  return loadFile(database, { ...request, dryRun: true }, watcher);
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export function findDataset(name: string): Dataset {
  const dataset = datasets.get(name);
  if (dataset === undefined) throw unknownDataset(name.slice(0, 60));
  return dataset;
}

function dataDateOf(text: string | undefined): string {
  if (text === undefined) return today();
  const date = parseDate(text);
  if (date === undefined) throw dataDateMalformed(text.slice(0, 40));
  return date;
}

/** Today in the time zone of the machine, not in UTC: at 07:00 in Shaoxing UTC is still yesterday. */
export function today(now = new Date()): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
