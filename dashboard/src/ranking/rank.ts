import { formatPercent } from '../format/number.ts';
import type { RegionFigure } from '../map/region-figure.ts';

export interface Ranked<F extends Pick<RegionFigure, 'region' | 'value'> = RegionFigure> {
  readonly figure: F;
  /** 1 for the best; values that read the same share a rank, and the next one is passed over. Undefined without a value. */
  readonly rank: number | undefined;
}

type Valued = Pick<RegionFigure, 'region' | 'value'>;

/** Best first; regions without a value come last. */
export function rankFigures<F extends Valued>(figures: readonly F[]): readonly Ranked<F>[] {
  const sorted = [...figures].sort((one, other) => (other.value ?? -1) - (one.value ?? -1));
  return sorted.map((figure) => {
    // As in the monthly bulletin: nobody could tell why one of two districts at 99.73 % stands before the other.
    const first = sorted.findIndex((other) => formatPercent(other.value) === formatPercent(figure.value));
    return { figure, rank: figure.value === null ? undefined : first + 1 };
  });
}

/** How many ranks each region rose (positive) or fell; undefined where there is no rank then or now. */
export function rankMoves(now: readonly Valued[], then: readonly Valued[]): ReadonlyMap<string, number | undefined> {
  const former = new Map(rankFigures(then).map(({ figure, rank }) => [figure.region, rank]));
  return new Map(
    rankFigures(now).map(({ figure, rank }) => {
      const before = former.get(figure.region);
      return [figure.region, before === undefined || rank === undefined ? undefined : before - rank];
    }),
  );
}

/** The last day of the month before; what the ranking's moves are held against. */
export function endOfMonthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}
