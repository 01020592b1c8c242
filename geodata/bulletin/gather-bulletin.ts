import { type Basis, resolveAsOf } from '../as-of.ts';
import { listClaims } from '../claims/list-claims.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { defineError, PublicError } from '../errors.ts';
import { getIndicator } from '../indicators/get-indicator.ts';
import { findClosedMonth, firstDay, lastDayOf } from '../months/closed-month.ts';
import { findProgrammeAt } from '../months/find-programme-at.ts';
import { type AppliedProgramme, unknownProgramme } from '../programmes/find-programme.ts';
import { watchedVariant } from '../programmes/watched-variant.ts';
import { listProgress, type ProgressRow } from '../progress/list-progress.ts';
import type { IndicatorValue } from '../values/indicator-value.ts';
import { listValues } from '../values/list-values.ts';
import type { ClaimKind } from '../vocabulary/claim.ts';
import type { Words } from '../vocabulary/words.ts';
import { explainMoves, type RankMove } from './explain-moves.ts';
import { keptBulletin } from './kept-bulletin.ts';
import { type DistrictRank, rankDistricts } from './rank-districts.ts';

export const noBulletin = defineError(
  'bulletin_without_data',
  404,
  (month: string) =>
    `没有数据日期在${month}的加载，不能编写通报：请先加载该月数据。No load has a data date in ${month}: load the data of the month before asking for its bulletin.`,
);

/** 通报: what a month came to, from the numbers of its state and of the state a month before. */
export interface Bulletin {
  /** YYYY-MM. */
  readonly month: string;
  readonly isClosed: boolean;
  readonly basis: Basis;
  /** State of the month before; null where there is none. */
  readonly former: Basis | null;
  readonly programme: { readonly id: string; readonly title: Words; readonly documentNo: string | null };
  readonly year: number;
  readonly measuredOn: string;
  readonly rootName: string;
  /** The root first, then its districts, by item. */
  readonly rows: readonly ProgressRow[];
  readonly formerRows: readonly ProgressRow[];
  readonly ranks: readonly RankMove[];
  readonly indicators: readonly {
    readonly id: string;
    readonly title: Words;
    readonly clause: string;
    readonly value: IndicatorValue;
    readonly former: IndicatorValue | null;
  }[];
  readonly claims: readonly { readonly kind: ClaimKind; readonly count: number }[];
}

const findTitle = sqlText<{ id: string }, { zh: string; en: string; documentNo: string | null }>(
  'SELECT title_zh AS zh, title_en AS en, document_no AS "documentNo" FROM programme WHERE id = :id',
);

export interface BulletinAsk {
  readonly root: string;
  readonly month: string;
  readonly programme?: string | undefined;
}

/**
 * The bulletin of a month; of a closed one what its closing kept. Errors: unknown_programme, no_data_at,
 * bulletin_without_data (404), definition_changed (409) where the closing kept none.
 */
export async function gatherBulletin(
  tx: ReadTransaction,
  { root, month, programme: id }: BulletinAsk,
): Promise<Bulletin> {
  const basis = await basisOf(tx, root, month);
  const programme = await findProgrammeAt(tx, basis ?? { root, load: 0, asOf: null, sample: false }, { id });
  if (programme === undefined) throw unknownProgramme(id ?? '', root);
  if (basis?.asOf == null || basis.asOf < firstDay(month)) throw noBulletin(month);
  return (await keptBulletin(tx, basis, programme.id)) ?? composeBulletin(tx, { month, programme, basis });
}

export interface BulletinScope {
  readonly month: string;
  readonly programme: AppliedProgramme;
  /** State of the month. */
  readonly basis: Basis;
}

/** The bulletin from the numbers of a state and of the state a month before. Error: definition_changed (409). */
export async function composeBulletin(
  tx: ReadTransaction,
  { month, programme, basis }: BulletinScope,
): Promise<Bulletin> {
  const { root } = basis;
  const earlier = await basisOf(tx, root, monthBefore(month));
  const former = earlier === null || earlier.load === basis.load ? null : earlier;
  const progress = await listProgress(tx, { programme: programme.id, children: true, basis });
  const { year, measuredOn, rows } = progress;
  const before =
    former && (await listProgress(tx, { programme: programme.id, year, children: true, basis: former })).rows;
  const ranks = rankOf(rows, root);
  const [title] = await findTitle(tx, { id: programme.id });
  const { claims } = await listClaims(tx, { programme: programme.id, year, basis });
  const kinds = [...new Set(claims.map(({ kind }) => kind))];
  return {
    month,
    isClosed: basis.month !== undefined,
    basis,
    former,
    programme: {
      id: programme.id,
      title: { zh: title?.zh ?? '', en: title?.en ?? '' },
      documentNo: title?.documentNo ?? null,
    },
    year,
    measuredOn,
    rootName: rows.find(({ region }) => region === root)?.name ?? root,
    rows,
    formerRows: before ?? [],
    ranks: await explainMoves(tx, {
      programme: programme.id,
      year,
      before: former && before && { ranks: rankOf(before, root), rows: before, basis: former },
      now: { ranks, rows, basis },
    }),
    indicators: await gatherIndicators(tx, programme, { basis, former }),
    claims: kinds.map((kind) => ({ kind, count: claims.filter((claim) => claim.kind === kind).length })),
  };
}

function rankOf(rows: readonly ProgressRow[], root: string): DistrictRank[] {
  return rankDistricts(rows.filter(({ region }) => region !== root));
}

async function gatherIndicators(
  tx: ReadTransaction,
  programme: AppliedProgramme,
  { basis, former }: Pick<Bulletin, 'basis' | 'former'>,
): Promise<Bulletin['indicators']> {
  const gathered = [];
  for (const { id } of programme.indicators) {
    const { title, clause } = watchedVariant(getIndicator(id), programme).indicator;
    const valueAt = async (at: Basis): Promise<IndicatorValue | undefined> =>
      (await listValues(tx, { indicator: id, root: at.root, programme: programme.id, basis: at }))[0];
    const value = await valueAt(basis);
    if (value === undefined) continue;
    gathered.push({ id, title, clause, value, former: former === null ? null : ((await valueAt(former)) ?? null) });
  }
  return gathered;
}

/** The kept numbers of a closed month, otherwise its last day; null before any data. */
async function basisOf(tx: ReadTransaction, root: string, month: string): Promise<Basis | null> {
  if ((await findClosedMonth(tx, root, month)) !== undefined) return resolveAsOf(tx, root, month);
  try {
    return await resolveAsOf(tx, root, lastDayOf(month));
  } catch (error) {
    if (error instanceof PublicError && error.code === 'no_data_at') return null;
    throw error;
  }
}

function monthBefore(month: string): string {
  return new Date(Date.parse(`${firstDay(month)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 7);
}
