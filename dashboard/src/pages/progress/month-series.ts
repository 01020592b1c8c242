import type { MonthSeries } from '../../charts/months-chart.ts';
import type { ProgressMonths } from '../../data/trace-queries.ts';
import type { PlanWords } from '../../words/plan-zh.ts';
import type { tongueOf } from '../../words/words-context.tsx';

/** The answer as lines: added up to each month, nothing for months that have not begun. */
export function monthSeries(
  { row, months }: ProgressMonths,
  { say, language }: ReturnType<typeof tongueOf>,
  words: PlanWords['months'],
): MonthSeries {
  return {
    points: months.map(({ month, doneToDate, reportedToDate, expectedToDate }) => ({
      month,
      done: doneToDate,
      reported: reportedToDate,
      expected: expectedToDate,
    })),
    plan: row.plan,
    unit: say(row.unit),
    language,
    words,
  };
}
