import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { Scope } from '../scope/scope.ts';

/** Everything that decides the outcome of a load beside the data that stands. */
export interface Ingredients {
  readonly fileSha256: string;
  readonly fileName: string;
  readonly dataset: Dataset;
  readonly scope: Scope;
  /** The mapping given, or the state of those that were kept. */
  readonly mapping: unknown;
  readonly crs: string;
  readonly layer: string;
  readonly mode: string;
  readonly dataDate: string;
  readonly sample: boolean;
}

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** SHA-256 over the ingredients, the definition of the dataset with its checks, and the version of the program. */
export function recipeOf(ingredients: Ingredients): string {
  return createHash('sha256')
    .update(JSON.stringify({ version, ...ingredients }))
    .digest('hex');
}
