import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { Scope } from '../scope/scope.ts';
import type { Cell, ExportColumn } from './export-columns.ts';

const recordsPerPage = 2_000;

export interface RecordRequest {
  readonly dataset: Dataset;
  readonly scope: Scope;
  /** The state after this load. */
  readonly load: number;
  readonly columns: readonly ExportColumn[];
}

/**
 * The records of a state, by key, page by page in short transactions. A state never changes, so the pages fit together
 * whatever is loaded meanwhile.
 */
export async function* readRecords(database: Database, request: RecordRequest): AsyncIterable<readonly Cell[]> {
  const { dataset, scope, load, columns } = request;
  const select = sqlText<Record<string, unknown>, Record<string, unknown>>(pageText(request));
  const { root, region, programme } = scope;
  const params = {
    fact: dataset.name,
    root,
    load,
    limit: recordsPerPage,
    ...(region !== root && { region }),
    ...(dataset.perProgramme && { programme }),
  };
  let after = '';
  for (;;) {
    const page = await database.read((tx) => select(tx, { ...params, after }));
    for (const row of page) yield columns.map(({ toCell }, index) => toCell(row[`c${index}`]));
    const last = page.at(-1);
    if (last === undefined || page.length < recordsPerPage) return;
    after = String(last.record_key);
  }
}

function pageText({ dataset, scope, columns }: RecordRequest): string {
  const values = columns.map(({ sql }, index) => `, ${sql} AS c${index}`).join('');
  return `
    SELECT f.record_key${values}
    FROM ??fact f
    WHERE f.root_region = :root AND f.load_from <= :load AND f.load_to > :load AND f.record_key > :after
      ${dataset.perProgramme ? 'AND f.programme_id = :programme' : ''}
      ${scope.region === scope.root ? '' : `AND ${ofRegion(dataset)}`}
    ORDER BY f.record_key
    LIMIT :limit`;
}

/** SQL: the record belongs to the district or town; regions are those below. Datasets without either are exported whole. */
function ofRegion({ name, fields }: Dataset): string {
  if (name === 'region') return `f.code IN (${regionsBelow})`;
  const columns = ['district_code', 'town_code'].filter((column) => Object.hasOwn(fields, column));
  if (columns.length === 0) return 'CAST(:region AS text) IS NOT NULL';
  return `(${columns.map((column) => `f.${column} = :region`).join(' OR ')})`;
}

const regionsBelow = `
  WITH RECURSIVE below AS (
    SELECT CAST(:region AS text) AS code
    UNION
    SELECT r.code FROM region r
    JOIN below ON r.parent_code = below.code
    WHERE r.root_region = :root AND r.load_from <= :load AND r.load_to > :load
  )
  SELECT below.code FROM below`;
