import type { getProgramme as getProgrammeEndpoint } from '#api/contract/programmes.ts';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { targetRegions } from '#geodata/programmes/target-regions.ts';
import type { Comparison } from '#geodata/vocabulary/comparison.ts';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';
import type { AnswerOf } from '../../http/routes.ts';
import { toBasis, unknownProgramme } from '../../scope/resolve-scope.ts';
import { type ProgrammeRow, programmeColumns, toSummary } from './list-programmes.ts';

interface At {
  readonly root: string;
  readonly load: number;
  readonly programme: string;
}
interface TargetRow {
  readonly target_code: string;
  readonly indicator: string;
  readonly level: RegionLevel;
  readonly operator: Comparison;
  readonly value: number;
  readonly due_on: string;
  readonly clause: string;
  readonly regions: string | null;
}
interface ItemRow {
  readonly item: string;
  readonly position: number;
  readonly title_zh: string;
  readonly title_en: string;
  readonly unit_zh: string;
  readonly unit_en: string;
}

const targetsQuery = sqlFile<At, TargetRow>(new URL('./list-targets.sql', import.meta.url));
const itemsQuery = sqlFile<At, ItemRow>(new URL('./list-plan-items.sql', import.meta.url));
const yearsQuery = sqlFile<At, { year: number }>(new URL('./list-plan-years.sql', import.meta.url));

/**
 * A programme with its targets, plan items and years as of a moment, the newest load unless given; its words and what it
 * watches are those of today. Errors: `unknown_programme`, and those of `resolveAsOf`.
 */
export async function getProgramme(
  tx: ReadTransaction,
  id: string,
  asOf?: string,
): Promise<AnswerOf<typeof getProgrammeEndpoint>> {
  const row: ProgrammeRow | undefined = await tx('programme').select(programmeColumns).where({ id }).first();
  if (row === undefined) throw unknownProgramme(id);
  const basis = await resolveAsOf(tx, row.root_region, asOf);
  const at = { root: row.root_region, load: basis.load, programme: id };
  const [targets, items, years] = [await targetsQuery(tx, at), await itemsQuery(tx, at), await yearsQuery(tx, at)];
  return {
    ...toSummary(row),
    issuedOn: row.issued_on,
    indicators: row.indicators.map((indicator) => indicator.id),
    watched: row.indicators.map(({ id: indicator, params = {}, title = null, label = null, clause = null }) => ({
      indicator,
      params,
      title,
      label,
      clause,
    })),
    datesAsPrinted: row.settings.datesAsPrinted ?? false,
    targets: targets.map(({ target_code, due_on, regions, ...target }) => ({
      ...target,
      code: target_code,
      dueOn: due_on,
      regions: targetRegions(regions),
    })),
    items: items.map((item) => ({
      item: item.item,
      position: item.position,
      title: { zh: item.title_zh, en: item.title_en },
      unit: { zh: item.unit_zh, en: item.unit_en },
    })),
    years: years.map(({ year }) => year),
    basis: toBasis(basis),
  };
}
