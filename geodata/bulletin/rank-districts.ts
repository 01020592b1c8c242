import type { ProgressRow } from '../progress/list-progress.ts';

/** How far a district is with its plan of the year, among the others. */
export interface DistrictRank {
  readonly region: string;
  readonly name: string;
  /** 1 is first; districts with one score share a rank and the next ones are left out (1, 2, 2, 4). Null without a plan. */
  readonly rank: number | null;
  /**
   * Mean of the completion of its planned items in percent, each at most 100, with two decimals: what is done beyond one
   * plan does not make up for another. Null where nothing is planned.
   */
  readonly score: number | null;
  readonly items: number;
}

/** Districts by score, those without a plan last; `rows` are those of one year. */
export function rankDistricts(rows: readonly ProgressRow[]): DistrictRank[] {
  const regions = new Map(rows.map(({ region, name }) => [region, name]));
  const scored = [...regions].map(([region, name]) => {
    const shares = rows.filter((row) => row.region === region).flatMap((row) => cappedPercent(row) ?? []);
    const sum = shares.reduce((total, share) => total + share, 0);
    const score = shares.length === 0 ? null : Math.round((sum / shares.length) * 100) / 100;
    return { region, name, score, items: shares.length };
  });
  const rankOf = (score: number | null): number | null =>
    score === null ? null : 1 + scored.filter((other) => other.score !== null && other.score > score).length;
  return scored
    .map((district) => ({ ...district, rank: rankOf(district.score) }))
    .sort(
      (left, right) =>
        (left.rank ?? Number.MAX_SAFE_INTEGER) - (right.rank ?? Number.MAX_SAFE_INTEGER) ||
        (left.region < right.region ? -1 : 1),
    );
}

/** Completion that counts for the rank; null where nothing is planned. */
export function cappedPercent({ percent }: Pick<ProgressRow, 'percent'>): number | null {
  return percent === null ? null : Math.min(100, percent);
}
