import { basename } from 'node:path';
import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { defineError } from '#geodata/errors.ts';
import type { LoadMode } from './diff/count-changes.ts';
import type { StageInspector } from './inspect/inspect-stage.ts';
import type { LoadReport } from './load-report.ts';
import { loadSource, type SourceLoad } from './load-source.ts';
import { parseDate } from './map/parse-date.ts';
import { readMapping } from './map/read-mapping.ts';
import type { Watcher } from './progress/progress-meter.ts';
import { parseCrs } from './read/crs.ts';
import { fileDigest } from './read/file-digest.ts';
import { openSource, requireFile } from './read/open-source.ts';
import { publishRepeat } from './repeat/publish-repeat.ts';
import { recipeOf } from './repeat/recipe.ts';
import { repetition } from './repeat/repetition.ts';
import type { ProblemSink } from './report/problem-sink.ts';
import { chooseMapping, noMapping } from './saved-mapping/choose-mapping.ts';
import { findSavedState, headerSignature, keepMapping } from './saved-mapping/saved-mapping.ts';
import { resolveScope } from './scope/resolve-scope.ts';
import { today } from './today.ts';

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
  /** Percentage of rows with errors in key or geometry above which the file is refused; 1 unless given. */
  readonly maxErrorPercent?: number;
  /** 数据截止日期, YYYY-MM-DD; today unless given. */
  readonly dataDate?: string;
  readonly sample?: boolean;
  readonly dryRun?: boolean;
  /** Takes the faults for a report. */
  readonly sink?: ProblemSink;
  /** Looks at the staged rows. */
  readonly inspect?: StageInspector;
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
  const mapping = await mappingIngredient(request.mapping, dataset);
  const scope = await resolveScope(database, dataset, request);
  await requireFile(request.file, name);
  const facts = {
    dataset,
    scope,
    dataDate,
    mode: request.mode ?? 'guarded',
    maxErrorPercent: request.maxErrorPercent,
    fileName: basename(name),
    fileSha256: await fileDigest(request.file),
    sample: request.sample ?? false,
  };
  const ingredients = {
    ...facts,
    mapping: mapping ?? (await database.read((tx) => findSavedState(tx, { root: scope.root, dataset: dataset.name }))),
    crs: request.crs ?? 'auto',
    layer: request.layer ?? '',
  };
  const recipe = recipeOf(ingredients);
  // Who wants the rows marked or nothing published wants the file read.
  const isPlain = request.dryRun !== true && request.sink === undefined && request.inspect === undefined;
  const repeated = isPlain ? await publishRepeat(database, ingredients, recipe) : undefined;
  if (repeated !== undefined) {
    watcher?.(await repetition(database, repeated, facts));
    return repeated;
  }
  return readAndLoad(database, { ...facts, request, name, asked: crs, recipe }, watcher);
}

type FileLoad = Omit<SourceLoad, 'source' | 'mapping' | 'dryRun'> & {
  readonly request: LoadRequest;
  readonly name: string;
};

async function readAndLoad(
  database: Database,
  { request, name, ...facts }: FileLoad,
  watcher: Watcher | undefined,
): Promise<LoadReport> {
  const { asked, dataset, scope } = facts;
  const { layer } = request;
  const source = await openSource({ path: request.file, name, crs: asked, ...(layer && { layer }) });
  try {
    const { toKeep, ...chosen } = await chooseMapping(database, {
      given: request.mapping,
      dataset,
      root: scope.root,
      source,
    });
    const { dryRun = false, sink, inspect } = request;
    const load = { ...facts, ...chosen, dryRun, ...(sink && { sink }), ...(inspect && { inspect }) };
    const report = await loadSource(database, load, watcher);
    if (toKeep && report.load !== null) await keep(database, { ...load, load: report.load });
    return report;
  } finally {
    await source.close();
  }
}

/** A mapping given now, as it is read; undefined when one of an earlier load may be used. */
async function mappingIngredient(given: LoadRequest['mapping'], dataset: Dataset): Promise<unknown> {
  if (given === undefined || given === noMapping) return given;
  return readMapping(given, dataset);
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
