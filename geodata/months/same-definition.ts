import { createHash } from 'node:crypto';
import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { defineError } from '../errors.ts';
import type { Indicator, IndicatorParams } from '../indicators/define-indicator.ts';
import { recordQuery } from '../indicators/record-query.ts';
import { selectValues } from '../indicators/select-values.ts';
import { valueQuery } from '../indicators/value-query.ts';
import type { Variant } from '../indicators/variant.ts';
import type { AppliedProgramme } from '../programmes/find-programme.ts';
import { contributions, countsForPlace, places } from '../progress/contribution-query.ts';
import { askedKey, keptValues } from '../values/kept-values.ts';
import { frozenAnswer, subjects } from './frozen-answer.ts';

export const definitionChanged = defineError(
  'definition_changed',
  409,
  (what: string, month: string, load: number) =>
    `${what}的定义在${month}关账后改过：关账数字不变，但不能再按新定义列出或绘制当时的记录；需要时请用 asOf=${load} 按现行定义查询。The definition of ${what} was changed after ${month} was closed: its figures stand, but their records can be neither listed nor drawn by the new one; ask with asOf=${load} for them by the definition of today.`,
);

/** Digest of the statements that answer for an indicator. */
export function definitionDigest(indicator: Indicator): string {
  return digest([valueQuery(indicator), recordQuery(indicator, 'details')]);
}

/** Digest of the statements and settings by which works, plans and reports count. */
export function countingDigest({ startsOn, endsOn, datesAsPrinted, pace }: AppliedProgramme): string {
  return digest([
    contributions,
    countsForPlace,
    places,
    JSON.stringify([startsOn, endsOn, datesAsPrinted, pace.curve ?? null, Object.entries(pace.items).sort()]),
  ]);
}

export function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

export interface DefinitionAsked {
  /** As the registry has it: the words of a programme and another weighting are no part of the definition. */
  readonly indicator: Indicator;
  readonly variant: Variant;
  /** Whose parameters are asked with, unless the question gives its own. */
  readonly programme?: string | undefined;
  /** The region whose records are asked for, and what is asked in the place of the programme's parameters. */
  readonly region: string;
  readonly params?: IndicatorParams | undefined;
}

/**
 * Refuses to list or draw records of a closed month by a definition that is not the one its figures were made with, unless
 * it still gives the kept figures of the region and of all below it (it was only written otherwise). Of any other basis it
 * asks nothing.
 * Error: definition_changed (409).
 */
export async function requireSameDefinition(tx: ReadTransaction, basis: Basis, asked: DefinitionAsked): Promise<void> {
  if (basis.month === undefined) return;
  const { indicator, variant, programme } = asked;
  const { id, title } = indicator;
  const known = await frozenAnswer<string>(tx, basis, subjects.definition(id));
  const watched =
    programme === undefined || askedKey(asked.params) !== ''
      ? undefined
      : await frozenAnswer<string>(tx, basis, subjects.parameters(programme, id));
  const isSame = known === definitionDigest(indicator);
  const isAsked = watched === undefined || watched === variant.key;
  if ((isSame && isAsked) || (await givesKeptFigures(tx, basis, asked))) return;
  throw definitionChanged(title.zh, basis.month, basis.load);
}

async function givesKeptFigures(tx: ReadTransaction, basis: Basis, asked: DefinitionAsked): Promise<boolean> {
  const { indicator, variant, programme, region, params } = asked;
  const question = { indicator: indicator.id, programme, region, params, basis };
  const kept = (await keptValues(tx, question))?.values ?? [];
  if (kept.length === 0) return false;
  const figuresThen = [...kept];
  for (const level of levelsBelow) figuresThen.push(...((await keptValues(tx, { ...question, level }))?.values ?? []));
  const today = await selectValues(tx, { variant, basis, region, self: true, levels: [...levelsBelow] });
  return figuresThen.every((figures) => {
    const now = today.find((value) => value.region === figures.region);
    return now !== undefined && sums.every((name) => now[name] === figures[name]);
  });
}

const levelsBelow = ['district', 'town'] as const;
const sums = ['success', 'population', 'successCount', 'populationCount'] as const;

/** The same of the records behind plan against actual. Error: definition_changed (409). */
export async function requireSameCounting(
  tx: ReadTransaction,
  basis: Basis,
  programme: AppliedProgramme,
): Promise<void> {
  if (basis.month === undefined) return;
  const known = await frozenAnswer<string>(tx, basis, subjects.counting(programme.id));
  if (known !== countingDigest(programme)) throw definitionChanged(programme.id, basis.month, basis.load);
}
