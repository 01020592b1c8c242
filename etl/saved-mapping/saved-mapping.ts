import { createHash } from 'node:crypto';
import type { ReadTransaction, WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { squeeze } from '../map/parse-code.ts';
import type { Mapping } from '../map/read-mapping.ts';

/** Files of one source have the same column names, in whatever order. */
export interface MappingPlace {
  readonly root: string;
  readonly dataset: string;
  readonly signature: string;
}

interface MappingRow {
  readonly mapping: object;
  readonly file_name: string;
  readonly load_id: number;
}

const findRow = sqlFile<MappingPlace, MappingRow>(new URL('./find-mapping.sql', import.meta.url));
const findState = sqlFile<Pick<MappingPlace, 'root' | 'dataset'>, { load: number | null }>(
  new URL('./find-saved-state.sql', import.meta.url),
);
const keepRow = sqlFile<MappingPlace & { mapping: string; fileName: string; load: number }, never>(
  new URL('./keep-mapping.sql', import.meta.url),
);
const listDatasets = sqlFile<{ signature: string }, { dataset: string }>(
  new URL('./list-mapped-datasets.sql', import.meta.url),
);

/** Datasets, of whatever root region, that keep a mapping for this header. */
export async function listMappedDatasets(tx: ReadTransaction, signature: string): Promise<ReadonlySet<string>> {
  return new Set((await listDatasets(tx, { signature })).map(({ dataset }) => dataset));
}

/** The newest load that kept a mapping for a dataset: what a load without a mapping of its own depends on; 0 for none. */
export async function findSavedState(
  tx: ReadTransaction,
  place: Pick<MappingPlace, 'root' | 'dataset'>,
): Promise<number> {
  const [row] = await findState(tx, place);
  return row?.load ?? 0;
}

/** The digest of a header: case, width, spaces and the order of the columns do not matter. */
export function headerSignature(columns: readonly string[]): string {
  return createHash('sha256').update(columns.map(squeeze).sort().join('\n')).digest('hex');
}

export async function findMapping(tx: ReadTransaction, place: MappingPlace): Promise<MappingRow | undefined> {
  const [row] = await findRow(tx, place);
  return row;
}

export async function keepMapping(
  tx: WriteTransaction,
  kept: MappingPlace & { mapping: Mapping; fileName: string; load: number },
): Promise<void> {
  await keepRow(tx, { ...kept, mapping: JSON.stringify(kept.mapping) });
}
