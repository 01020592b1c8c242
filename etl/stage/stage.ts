import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { StageLayout } from './stage-layout.ts';

/** A column of the fact table that carries content, with its SQL type. */
export interface ContentColumn {
  readonly name: string;
  readonly type: string;
}

/** The staged rows of one load: a table of typed rows and a table of their faults, both in the schema `stage`. */
export interface Stage {
  readonly dataset: Dataset;
  /** `stage.…`, for the identifier binding `??stage`. */
  readonly table: string;
  readonly problems: string;
  readonly columns: readonly ContentColumn[];
  readonly layout: StageLayout;
}

/** Columns that a stage table has beside those of the facts, for the checks alone. */
export function checkOnlyColumns({ layout }: Stage): readonly ContentColumn[] {
  return layout.checkOnly.map((name) => ({ name, type: 'text' }));
}

/** Names of columns as a list of quoted identifiers, each behind `alias`. Names come from definitions and the catalogue. */
export function columnList(names: readonly string[], alias?: string): string {
  return names.map((name) => `${alias === undefined ? '' : `${alias}.`}${quoteName(name)}`).join(', ');
}

export function quoteName(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a column name: ${name}`);
  return `"${name}"`;
}
