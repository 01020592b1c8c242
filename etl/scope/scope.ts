import type { Dataset } from '#geodata/datasets/define-dataset.ts';

/** What a file speaks for. */
export interface Scope {
  /** Code of the topmost region. */
  readonly root: string;
  /** Region the file is the truth of; the root unless `--region` narrows it. */
  readonly region: string;
  /** Programme of the rows, or of the load; null when none was given. */
  readonly programme: string | null;
}

/**
 * SQL that says whether the row `alias` belongs to the region of the scope, with the bindings `:root` and `:region`.
 * `standing` rows are facts; others are staged, so that new towns of a district count as well.
 */
export function inScope(dataset: Dataset, scope: Scope, alias: string): string {
  if (scope.region === scope.root) return 'true';
  if (dataset.name === 'region') return `${alias}.code IN (${regionsBelow})`;
  const columns = ['district_code', 'town_code'].filter((column) => Object.hasOwn(dataset.fields, column));
  if (columns.length === 0) return 'true';
  return `(${columns.map((column) => `${alias}.${column} = :region`).join(' OR ')})`;
}

const regionsBelow = `
  WITH RECURSIVE link AS (
    SELECT r.code, r.parent_code FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647
    UNION
    SELECT s.code, s.parent_code FROM ??stage s
  ), below AS (
    SELECT CAST(:region AS text) AS code
    UNION
    SELECT link.code FROM link JOIN below ON link.parent_code = below.code
  )
  SELECT below.code FROM below`;
