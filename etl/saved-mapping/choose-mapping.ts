import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { defineError, PublicError } from '#geodata/errors.ts';
import { type Mapping, readMapping } from '../map/read-mapping.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { findMapping, headerSignature } from './saved-mapping.ts';

/** A mapping that is to be neither given nor taken from an earlier load. */
export const noMapping = 'none';

const savedMappingFaulty = defineError(
  'saved_mapping_faulty',
  409,
  (load: number, why: string) =>
    `第 ${load} 批保存的映射已不适用(${why})：请用 --mapping 给出新的映射，或用 --mapping none 不用映射。The mapping saved with load ${load} no longer fits: give a new one with --mapping, or none with --mapping none.`,
);

export interface Chosen {
  readonly mapping: Mapping;
  readonly mappingOrigin: 'mapping' | 'saved';
  /** As given; says at row 0 when a saved mapping is used. */
  readonly source: OpenSource;
  /** True for a mapping that the next file of this source should find. */
  readonly toKeep: boolean;
}

export interface MappingRequest {
  readonly given: string | object | undefined;
  readonly dataset: Dataset;
  readonly root: string;
  readonly source: OpenSource;
}

/** The mapping given now, or that of the last load whose file had the same header, or an empty one. */
export async function chooseMapping(database: Database, request: MappingRequest): Promise<Chosen> {
  const { given, dataset, root, source } = request;
  const plain = { mapping: { fields: {} }, mappingOrigin: 'mapping' as const, source, toKeep: false };
  if (given === noMapping) return plain;
  if (given !== undefined) return { ...plain, mapping: await readMapping(given, dataset), toKeep: true };
  const signature = headerSignature(source.columns);
  const saved = await database.read((tx) => findMapping(tx, { root, dataset: dataset.name, signature }));
  if (saved === undefined) return plain;
  const mapping = await readMapping(saved.mapping, dataset).catch((error: unknown) => {
    throw error instanceof PublicError ? savedMappingFaulty(saved.load_id, error.message) : error;
  });
  const note = { code: 'mapping_saved_used', value: `${saved.file_name} (${saved.load_id})` };
  return { mapping, mappingOrigin: 'saved', source: { ...source, notes: [...source.notes, note] }, toKeep: false };
}
