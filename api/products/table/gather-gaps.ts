import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { type ReferencePoint, referencePoints } from '#geodata/vocabulary/village.ts';
import { type Coverage, listCoverage } from '../../features/coverage/list-coverage.ts';
import type { Language, Words } from '../progress-map/map-content.ts';
import type { TableQuery } from './table-query.ts';

/** What the gap workbook says: the answer of the coverage query and the people of the villages in it. */
export interface GapContent {
  readonly lang: Language;
  readonly basis: Basis;
  readonly facility: Words;
  readonly thresholdM: number;
  readonly reference: ReferencePoint;
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
  const reference = findCode(referencePoints, query.reference)?.code ?? 'either';
  const asked = { rule, thresholdM: threshold, referencePoint: reference, region, root: basis.root, basis };
  const coverage = await listCoverage(tx, asked);
  const codes = coverage.gaps.map(({ key }) => key);
  const rows = await populationsQuery(tx, { root: basis.root, load: basis.load, codes });
  const populations = new Map(rows.map(({ record_key, population }) => [record_key, population]));
  return {
    lang: query.lang,
    basis,
    facility: findCode(facilityKinds, rule) ?? { zh: rule, en: rule },
    thresholdM: threshold,
    reference,
    coverage: { ...coverage, gaps: inOrder(coverage.gaps, query.sort, populations) },
    populations,
  };
}

type Gap = Coverage['gaps'][number];

/** They come farthest first; sorting keeps that among equals, and what is not known comes last. */
function inOrder(gaps: readonly Gap[], sort: string, populations: GapContent['populations']): Gap[] {
  if (sort === 'population') {
    const people = ({ key }: Gap) => populations.get(key) ?? -1;
    return gaps.toSorted((one, other) => people(other) - people(one));
  }
  if (sort !== 'town') return [...gaps];
  const place = ({ district, town }: Gap) => `${district ?? '~'} ${town ?? '~'}`;
  return gaps.toSorted((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))));
}
