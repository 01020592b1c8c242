import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeValue } from '#geodata/programmes/judge-value.ts';
import { judgeProgress } from '#geodata/progress/judge-progress.ts';
import { rounded } from '#geodata/progress/rounded.ts';
import { comparisons } from '#geodata/vocabulary/comparison.ts';
import { paces } from '#geodata/vocabulary/pace.ts';
import { statuses } from '#geodata/vocabulary/status.ts';

const quantity = fc.integer({ min: 0, max: 4_000_000 }).map((units) => units / 10_000);
const day = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(1.5e12 + days * 864e5).toISOString().slice(0, 10));

/** One sentence, with nothing in it that is no word: a full stop at its end and nowhere else. */
function expectSentence({ zh, en }: { readonly zh: string; readonly en: string }): void {
  expect(zh).toMatch(/^[^。]+。$/);
  expect(zh).not.toMatch(/NaN|undefined|null|Infinity|\d\.\d{5}|[,。；]{2}/);
  expect(en).toMatch(/^[A-Z0-9].*\.$/);
  expect(en).not.toMatch(/NaN|undefined|null|Infinity|\d\.\d{5}|\. [A-Z]/);
}

const seen = new Set<string>();

describe('the reason of a status', () => {
  it('is one sentence in both languages, whatever a value and its target are', () => {
    const target = fc.option(
      fc.record({
        operator: fc.constantFrom(...comparisons),
        value: fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 10_000),
        dueOn: day,
        isDateAsPrinted: fc.boolean(),
      }),
    );
    const limits = fc.record({
      onTrackPoints: fc.constant(2),
      atRiskPoints: fc.constant(10),
      nearPoints: fc.constant(2),
    });
    fc.assert(
      fc.property(quantity, quantity, target, fc.option(day), limits, (success, more, aim, asOf, within) => {
        const measured = { success, population: success + more, asOf };
        const { status, reason } = judgeValue(measured, aim, within);
        seen.add(status);
        expectSentence(reason);
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual(statuses.map(({ code }) => code).sort());
  });

  it('is one sentence in both languages, whatever was planned and done', () => {
    seen.clear();
    const figures = fc.record({
      plan: fc.option(quantity),
      done: quantity,
      expected: fc.option(quantity),
      pace: fc.constantFrom(...paces),
      datesAsPrinted: fc.boolean(),
      countsAllYears: fc.boolean(),
      yearOver: fc.boolean(),
      hasWorks: fc.boolean(),
      unit: fc.constant({ zh: '公里', en: 'km' }),
      // Every second one lies about where what is due by now is done, or nearly.
      percentOfDue: fc.option(fc.integer({ min: 60, max: 120 }), { freq: 1 }),
    });
    fc.assert(
      fc.property(figures, ({ percentOfDue, ...drawn }) => {
        const { expected } = drawn;
        const due = percentOfDue === null || expected === null ? undefined : rounded((expected * percentOfDue) / 100);
        const { status, reason } = judgeProgress(
          { ...drawn, done: due ?? drawn.done },
          { onTrackShare: 0.95, atRiskShare: 0.8 },
        );
        seen.add(status);
        expectSentence(reason);
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual(statuses.map(({ code }) => code).sort());
  });
});
