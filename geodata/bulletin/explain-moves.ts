import type { Basis } from '../as-of.ts';
import { explainProgress } from '../changes/explain-progress.ts';
import type { ReadTransaction } from '../database/database.ts';
import type { ProgressRow } from '../progress/list-progress.ts';
import { type ChangeCause, changeCauses, changeCauseWords } from '../vocabulary/change.ts';
import { decimalText } from '../vocabulary/percent-text.ts';
import { cappedPercent, type DistrictRank } from './rank-districts.ts';

export interface RankMove extends DistrictRank {
  /** Rank and score a month before; null where there is no state to compare with. */
  readonly rankBefore: number | null;
  readonly scoreBefore: number | null;
  /** Why it moved or did not, in one sentence. */
  readonly reason: string;
}

export interface MovesAsk {
  readonly programme: string;
  readonly year: number;
  readonly before: {
    readonly ranks: readonly DistrictRank[];
    readonly rows: readonly ProgressRow[];
    readonly basis: Basis;
  } | null;
  readonly now: {
    readonly ranks: readonly DistrictRank[];
    readonly rows: readonly ProgressRow[];
    readonly basis: Basis;
  };
}

/** Items that a sentence names. */
const mostItems = 2;

/** Ranks with those of the month before, and for each the items that moved it and the causes of their change. */
export async function explainMoves(tx: ReadTransaction, ask: MovesAsk): Promise<RankMove[]> {
  const moves: RankMove[] = [];
  for (const district of ask.now.ranks) {
    const former = ask.before?.ranks.find(({ region }) => region === district.region);
    const reason = await reasonOf(tx, district, former, ask);
    moves.push({ ...district, rankBefore: former?.rank ?? null, scoreBefore: former?.score ?? null, reason });
  }
  return moves;
}

async function reasonOf(
  tx: ReadTransaction,
  district: DistrictRank,
  former: DistrictRank | undefined,
  ask: MovesAsk,
): Promise<string> {
  if (district.score === null) return '计划表未安排任务,不参加排名。';
  if (ask.before === null || former === undefined || former.score === null) return '没有上月数据,不作比较。';
  const gained = Math.round((district.score - former.score) * 100) / 100;
  const passed = passing(district, former, ask);
  if (gained === 0) return `平均完成率没有变化${passed}。`;
  const head = `平均完成率${gained > 0 ? '提高' : '下降'}${decimalText(Math.abs(gained), 2)}个百分点`;
  const items = await itemsOf(tx, district.region, ask);
  return `${head},主要是${items.join(';')}${passed}。`;
}

/** Who passed it; or whom it passed, and whom it has drawn level with. */
function passing(district: DistrictRank, former: DistrictRank, { now, before }: MovesAsk): string {
  const rankBefore = (region: string): number =>
    before?.ranks.find((rank) => rank.region === region)?.rank ?? Number.MAX_SAFE_INTEGER;
  const [own, ownBefore] = [district.rank ?? 0, former.rank ?? 0];
  if (own === ownBefore) return '';
  const others = now.ranks.flatMap(({ region, name, rank }) =>
    region === district.region || rank === null ? [] : [{ name, theirs: rank, theirsBefore: rankBefore(region) }],
  );
  const named = (word: string, chosen: typeof others, after = ''): string =>
    chosen.length === 0 ? '' : `,${word}${chosen.map(({ name }) => name).join('、')}${after}`;
  if (own > ownBefore) {
    const ahead = others.filter(({ theirs, theirsBefore }) => theirs < own && theirsBefore >= ownBefore);
    return named('被', ahead, '超过');
  }
  const behind = others.filter(({ theirs, theirsBefore }) => theirs > own && theirsBefore <= ownBefore);
  const level = others.filter(({ theirs, theirsBefore }) => theirs === own && theirsBefore < ownBefore);
  return `${named('超过', behind)}${named('与', level, '并列')}`;
}

async function itemsOf(tx: ReadTransaction, region: string, ask: MovesAsk): Promise<string[]> {
  const { programme, year, before, now } = ask;
  if (before === null) return [];
  const changes = now.rows
    .filter((row) => row.region === region && row.percent !== null)
    .map((row) => {
      const former = before.rows.find((each) => each.region === region && each.item === row.item);
      return { row, gained: (cappedPercent(row) ?? 0) - (former === undefined ? 0 : (cappedPercent(former) ?? 0)) };
    })
    .filter(({ gained }) => gained !== 0)
    .sort((left, right) => Math.abs(right.gained) - Math.abs(left.gained));
  const texts: string[] = [];
  for (const { row, gained } of changes.slice(0, mostItems)) {
    const asked = { programme, year, item: row.item, region, from: before.basis, to: now.basis };
    const { parts } = await explainProgress(tx, asked);
    const causes = changeCauses.flatMap((cause) => causeText(cause, parts, row.unit.zh));
    const points = `${gained > 0 ? '+' : '-'}${decimalText(Math.abs(gained), 2)}个百分点`;
    texts.push(`${row.title.zh}${points}${causes.length > 0 ? `(${causes.join(',')})` : '(计划调整)'}`);
  }
  return texts;
}

function causeText(
  cause: ChangeCause,
  parts: readonly { readonly cause: ChangeCause; readonly quantity: number }[],
  unit: string,
): string[] {
  const quantity = parts.find((part) => part.cause === cause)?.quantity ?? 0;
  if (quantity === 0) return [];
  // What is new of a plan is finished works, and nothing else.
  const word = cause === 'development' ? '新完成工程' : changeCauseWords[cause].zh;
  return [`${word}${quantity > 0 ? '+' : ''}${String(Number(decimalText(quantity, 2)))}${unit}`];
}
