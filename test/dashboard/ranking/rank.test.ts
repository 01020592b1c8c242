import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent } from '#dashboard/src/format/number.ts';
import { endOfMonthBefore, rankFigures, rankMoves } from '#dashboard/src/ranking/rank.ts';

const figures = (values: Readonly<Record<string, number | null>>) =>
  Object.entries(values).map(([region, value]) => ({ region, value }));
const ranksOf = (values: Readonly<Record<string, number | null>>) =>
  rankFigures(figures(values)).map(({ figure, rank }) => [figure.region, rank]);

/** Few different values, so that ties are common. */
const anyValues = fc.dictionary(fc.stringMatching(/^[a-f]$/), fc.constantFrom(null, 0, 91.5, 91.5001, 100));

describe('ranks', () => {
  it('put the best first, share a rank where values read the same, and pass over the next', () => {
    expect(ranksOf({ one: 99.7312, other: 99.7286, full: 100, almost: 99.999 })).toEqual([
      ['full', 1],
      ['almost', 2],
      ['one', 3],
      ['other', 3],
    ]);
    expect(ranksOf({ low: 90, tied: 95, none: null, best: 99, tiedToo: 95 })).toEqual([
      ['best', 1],
      ['tied', 2],
      ['tiedToo', 2],
      ['low', 4],
      ['none', undefined],
    ]);
  });

  it('are one more than the number of regions that read better', () => {
    const read = (value: number | null) => (value === null ? Number.NaN : Number(formatPercent(value)));
    fc.assert(
      fc.property(anyValues, (values) => {
        const all = figures(values);
        for (const { figure, rank } of rankFigures(all)) {
          const { value } = figure;
          const better = all.filter((other) => read(other.value) > read(value)).length;
          expect(rank).toBe(value === null ? undefined : better + 1);
        }
      }),
    );
  });
});

describe('moves', () => {
  it('count ranks up from where a region was', () => {
    const moves = rankMoves(figures({ a: 99, b: 95, c: 90 }), figures({ a: 80, b: 95, c: 99 }));
    expect([...moves]).toEqual([
      ['a', 2],
      ['b', 0],
      ['c', -2],
    ]);
  });

  it('are unknown for a region without a value now or then, or that was not there', () => {
    const moves = rankMoves(figures({ a: 99, b: null, c: 90 }), figures({ a: null, b: 95 }));
    expect([...moves.values()]).toEqual([undefined, undefined, undefined]);
  });

  it('are none where nothing changed, ties or not', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const moves = [...rankMoves(figures(values), figures(values)).values()];
        expect(moves.filter((move) => move !== undefined && move !== 0)).toEqual([]);
      }),
    );
  });
});

describe('the end of the month before', () => {
  it.each([
    ['2020-09-30', '2020-08-31'],
    ['2020-03-01', '2020-02-29'],
    ['2019-03-31', '2019-02-28'],
    ['2020-01-15', '2019-12-31'],
  ])('%s is %s', (day, before) => {
    expect(endOfMonthBefore(day)).toBe(before);
  });
});
