import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { inScope, type Scope } from '../scope/scope.ts';

/** SQL: the standing facts that a file of this scope speaks for. */
export function standingInScope(dataset: Dataset, scope: Scope, alias: string): string {
  const programme = dataset.perProgramme ? `AND ${alias}.programme_id = :programme` : '';
  return `${alias}.root_region = :root AND ${alias}.load_to = 2147483647 ${programme} AND ${inScope(dataset, scope, alias)}`;
}

/** SQL: the file has no row with the key of the fact. A rejected row still says that its record exists. */
export function absentRows(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM ??stage s WHERE s.record_key = ${alias}.record_key)`;
}

/** SQL: the district a fact counts in; for regions the district itself or the one above the town. */
export function districtOf(dataset: Dataset, alias: string): string {
  if (dataset.name === 'region') {
    return `CASE WHEN ${alias}.level IN ('city', 'district') THEN ${alias}.code ELSE ${alias}.parent_code END`;
  }
  return Object.hasOwn(dataset.fields, 'district_code') ? `${alias}.district_code` : 'CAST(NULL AS text)';
}
