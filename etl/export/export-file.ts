import { access, rename, rm } from 'node:fs/promises';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { PublicError } from '#geodata/errors.ts';
import { resolveScope } from '../scope/resolve-scope.ts';
import { fileExists, writeError } from '../write-new-file.ts';
import { type Cell, type ExportColumn, geojsonColumn, propertyColumns, tableColumns } from './export-columns.ts';
import { readRecords } from './read-records.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeojson } from './write-geojson.ts';
import { writeWorkbook } from './write-workbook.ts';

/** What a file is to hold. */
export interface ExportFile {
  readonly dataset: Dataset;
  readonly columns: readonly ExportColumn[];
  readonly records: AsyncIterable<readonly Cell[]>;
  readonly about: ExportAbout;
}

/** What the records are, and of when. */
export interface ExportAbout {
  readonly dataset: string;
  readonly region: string;
  readonly programme: string | null;
  /** Newest load the state rests on. */
  readonly load: number;
  /** 数据截止日期 of that state. */
  readonly asOf: string | null;
  /** True when demonstration data is among it. */
  readonly sample: boolean;
}

export interface ExportRequest {
  readonly dataset: Dataset;
  readonly path: string;
  readonly programme?: string;
  readonly region?: string;
  /** Number of a load, or a date. */
  readonly asOf?: string;
}

interface Format {
  readonly columnsOf: (dataset: Dataset) => readonly ExportColumn[];
  readonly write: (path: string, file: ExportFile) => Promise<void>;
}

const formats: Readonly<Record<string, Format>> = {
  '.geojson': {
    columnsOf: (dataset) => [...propertyColumns(dataset), geojsonColumn(dataset)],
    write: writeGeojson,
  },
  '.csv': { columnsOf: tableColumns, write: writeCsv },
  '.xlsx': { columnsOf: tableColumns, write: writeWorkbook },
};

export const exportEndings: readonly string[] = Object.keys(formats);

/**
 * Writes the records of a dataset as they stand, or stood, into a new file that loads without a change.
 * Errors: those of scope and as-of, `file_exists`, `file_not_writable`, `cell_too_long`; nothing is left behind then.
 */
export async function exportFile(
  database: Database,
  { dataset, path, ...request }: ExportRequest,
): Promise<ExportAbout & { readonly records: number }> {
  const format = Object.entries(formats).find(([ending]) => path.toLowerCase().endsWith(ending))?.[1];
  if (format === undefined) throw new Error(`no export format for ${path}`);
  const scope = await resolveScope(database, dataset, request);
  const { load, asOf, sample } = await database.read((tx) => resolveAsOf(tx, scope.root, request.asOf));
  const about = { dataset: dataset.name, region: scope.region, programme: scope.programme, load, asOf, sample };
  const columns = format.columnsOf(dataset);
  let records = 0;
  async function* counted(): AsyncIterable<readonly Cell[]> {
    for await (const record of readRecords(database, { dataset, scope, load, columns })) {
      records += 1;
      yield record;
    }
  }
  await writeWhole(path, (part) => format.write(part, { dataset, columns, records: counted(), about }));
  return { ...about, records };
}

/** The file appears when it is whole; a half-written one is removed. */
async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw fileExists(path);
  const part = `${path}.part-${process.pid}`;
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const ofSystem = error instanceof Error && 'syscall' in error;
    throw ofSystem && !(error instanceof PublicError) ? writeError(path, error) : error;
  }
}
