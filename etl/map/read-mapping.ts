import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { defineError } from '#geodata/errors.ts';

export const mappingFaulty = defineError(
  'mapping_faulty',
  400,
  (why: string) => `映射文件有误：${why}。The mapping is faulty: ${why}.`,
);

const fieldMapping = z
  .strictObject({
    /** Header of the column to read. */
    column: z.string().min(1).optional(),
    /** The same value for every row. */
    constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
    /** Words of the file to words of the dataset; null empties the cell; `*` is for all other words. */
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  })
  .refine((given) => (given.column === undefined) !== (given.constant === undefined), 'give column or constant');

const mappingDocument = z.strictObject({
  fields: z.record(z.string(), fieldMapping),
  /** For people: what the file is of, and what is still to be mapped. See `draft-mapping.ts`. */
  dataset: z.string().optional(),
  missing: z.array(z.string()).optional(),
  unused: z.array(z.string()).optional(),
  unknownWords: z.record(z.string(), z.array(z.string())).optional(),
});

export type FieldMapping = z.infer<typeof fieldMapping>;
export type Mapping = z.infer<typeof mappingDocument>;

/** Reads a mapping, given as an object or as the path of a JSON file, against the fields of a dataset. */
export async function readMapping(given: string | object | undefined, dataset: Dataset): Promise<Mapping> {
  if (given === undefined) return { fields: {} };
  const result = mappingDocument.safeParse(typeof given === 'string' ? await readJson(given) : given);
  if (!result.success) {
    throw mappingFaulty(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  }
  // It is kept for the next file, and PostgreSQL cannot store this character.
  if (JSON.stringify(result.data).includes('\\u0000')) {
    throw mappingFaulty('含有编码为 0 的字符，请删去 / it has characters of code 0; remove them');
  }
  if (result.data.dataset !== undefined && result.data.dataset !== dataset.name) {
    throw mappingFaulty(
      `映射属于 ${result.data.dataset}，不属于 ${dataset.name} / it is a mapping of ${result.data.dataset}`,
    );
  }
  const coordinates = dataset.geometries.flatMap(({ lon, lat }) => [...lon.slice(0, 1), ...lat.slice(0, 1)]);
  const known = new Set([...Object.keys(dataset.fields), ...coordinates, 'wkt']);
  const unknown = Object.keys(result.data.fields).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw mappingFaulty(`${dataset.name} 没有字段 / has no field ${unknown.join(', ')}`);
  }
  return result.data;
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw mappingFaulty(`找不到 / not found: ${path}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw mappingFaulty(`${path}: ${error instanceof Error ? error.message : ''}`);
  }
}
