import type { MappedRow } from '#etl/map/mapped-row.ts';
import { readMapping } from '#etl/map/read-mapping.ts';
import { RowMapper } from '#etl/map/row-mapper.ts';
import { type ColumnRequest, settleColumns } from '#etl/map/settle-columns.ts';
import type { OpenSource } from '#etl/read/define-reader.ts';
import { openSource } from '#etl/read/open-source.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';

export interface MappedFile {
  readonly total: number | null;
  readonly rows: readonly MappedRow[];
  /** How many values a row is to have. */
  readonly width: number;
}

export interface MapOptions {
  /** Path of a mapping file. */
  readonly mapping?: string | undefined;
  readonly layer?: string;
}

/** Reads and maps a file as a load does, coordinates taken for degrees, without a database. */
export async function mapFile(path: string, dataset: Dataset, options: MapOptions = {}): Promise<MappedFile> {
  const { mapping, layer } = options;
  const given = await readMapping(mapping, dataset);
  const source = await openSource({ path, name: path, crs: 'auto', ...(layer !== undefined && { layer }) });
  try {
    return await mapSource(source, { dataset, mapping: given, fileName: path });
  } finally {
    await source.close();
  }
}

async function mapSource(opened: OpenSource, request: Omit<ColumnRequest, 'source'>): Promise<MappedFile> {
  const { match, source } = await settleColumns({ ...request, source: opened });
  const mapper = new RowMapper(match, { kind: 'degrees' }, new Map());
  const rows: MappedRow[] = [];
  for await (const row of source.rows) rows.push(mapper.finish(mapper.draft(row)));
  return { total: source.total, rows, width: match.fields.length };
}
