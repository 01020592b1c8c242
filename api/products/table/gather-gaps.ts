import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { type Coverage, listCoverage } from '../../features/coverage/list-coverage.ts';
import type { Language, Words } from '../progress-map/map-content.ts';
import type { TableQuery } from './table-query.ts';

/** What the gap workbook says: the answer of the coverage query and the people of the villages in it. */
export interface GapContent {
  readonly lang: Language;
  readonly basis: Basis;
  readonly facility: Words;
  readonly thresholdM: number;
  readonly coverage: Coverage;
  readonly populations: ReadonlyMap<string, number | null>;
}

const populationsQuery = sqlFile<
  { root: string; load: number; codes: readonly string[] },
  { record_key: string; population: number | null }
>(new URL('./list-village-populations.sql', import.meta.url));

/** Errors: unknown_rule (400), unknown_region (404). */
export async function gatherGaps(tx: ReadTransaction, query: TableQuery, basis: Basis): Promise<GapContent> {
  const { rule, threshold, region } = query;
  const coverage = await listCoverage(tx, { rule, thresholdM: threshold, region, root: basis.root, basis });
  const codes = coverage.gaps.map(({ key }) => key);
  const rows = await populationsQuery(tx, { root: basis.root, load: basis.load, codes });
  return {
    lang: query.lang,
    basis,
    facility: findCode(facilityKinds, rule) ?? { zh: rule, en: rule },
    thresholdM: threshold,
    coverage,
    populations: new Map(rows.map(({ record_key, population }) => [record_key, population])),
  };
}
