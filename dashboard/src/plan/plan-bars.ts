import type { PlanBar } from '../charts/plan-chart.ts';
import type { ProgressRow } from '../data/queries.ts';
import { formatQuantity } from '../format/number.ts';
import { statusOf } from '../look/status-of.ts';
import type { tongueOf } from '../words/words-context.tsx';

type Tongue = ReturnType<typeof tongueOf>;

/** Rows of the region itself as bars; its districts' rows are left to others. */
export function planBars(rows: readonly ProgressRow[], tongue: Tongue): readonly PlanBar[] {
  return rows.map((row) => planBar(row, tongue));
}

export function planBar(row: ProgressRow, { language, say, words }: Tongue): PlanBar {
  const planned = row.plan !== null && row.plan > 0;
  const amounts = (done: number, plan: number) =>
    `${formatQuantity(done, language)} / ${formatQuantity(plan, language)} ${say(row.unit)}`;
  return {
    item: row.item,
    title: say(row.title),
    percent: row.percent,
    expectedPercent: planned && row.plan !== null && row.expected !== null ? (100 * row.expected) / row.plan : null,
    amounts: row.plan === null ? words.plan.notPlanned : amounts(row.done, row.plan),
    status: statusOf(row.status),
  };
}
