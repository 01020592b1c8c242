import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoadProgress, ProgressMeter } from '#etl/progress/progress-meter.ts';

/** Reports of rows done at times, and what the meter says at the last. */
function lastOf(reports: readonly (readonly [atMs: number, done: number])[], total: number | null): LoadProgress {
  let nowMs = 0;
  let last: LoadProgress | undefined;
  const meter = new ProgressMeter(
    'a.csv',
    (progress) => (last = progress),
    () => nowMs,
  );
  meter.begin('read', total);
  for (const [atMs, done] of reports) {
    nowMs = atMs;
    meter.report(done, total);
  }
  if (last === undefined) throw new Error('nothing was reported');
  return last;
}

describe('progress', () => {
  it('at an even pace tells that pace and the time left, however often it is reported', () => {
    const pace = fc.integer({ min: 1, max: 100_000 });
    const steps = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pace, steps, (rowsPerSecond, gapsMs) => {
        let atMs = 0;
        const reports = gapsMs.map((gapMs) => {
          atMs += gapMs;
          return [atMs, (rowsPerSecond * atMs) / 1000] as const;
        });
        const done = reports.at(-1)?.[1] ?? 0;
        const last = lastOf(reports, done + rowsPerSecond * 60);
        expect(last.rowsPerSecond).toBe(rowsPerSecond);
        expect(last.etaSeconds).toBe(60);
      }),
    );
  });

  it('forgets a slow start after some seconds', () => {
    const reports = Array.from({ length: 120 }, (_, second) => {
      return [(second + 1) * 1000, second < 60 ? (second + 1) * 10 : 600 + (second - 59) * 1000] as const;
    });
    expect(lastOf(reports, null).rowsPerSecond).toBe(1000);
  });

  it('does not jump with batches that come unevenly', () => {
    const rates: number[] = [];
    let nowMs = 0;
    const meter = new ProgressMeter(
      'a',
      ({ rowsPerSecond }) => rowsPerSecond !== null && rates.push(rowsPerSecond),
      () => nowMs,
    );
    meter.begin('read', null);
    for (let batch = 1; batch <= 100; batch += 1) {
      nowMs += batch % 2 === 0 ? 100 : 900;
      meter.report(batch * 5_000, null);
    }
    const steady = rates.slice(30);
    expect(Math.max(...steady) / Math.min(...steady)).toBeLessThan(1.15);
  });

  it('knows no rate before anything is done, and no rest without a total', () => {
    expect(lastOf([], 10)).toMatchObject({ rowsPerSecond: null, etaSeconds: null });
    expect(lastOf([[1000, 5]], null)).toMatchObject({ rowsPerSecond: 5, etaSeconds: null });
    expect(lastOf([[1000, 10]], 10)).toMatchObject({ etaSeconds: 0 });
  });
});
