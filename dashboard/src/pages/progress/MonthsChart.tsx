import { lazy, Suspense, useMemo } from 'react';
import type { Theme } from '../../address/address.ts';
import { chartFont } from '../../charts/chart-option.ts';
import { monthsChart, monthsHeight } from '../../charts/months-chart.ts';
import type { ProgressMonths } from '../../data/trace-queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { palettes } from '../../look/palette.ts';
import { useScreen } from '../../look/use-screen.ts';
import { drawingPart } from '../../panel/drawing-part.ts';
import { Waiting } from '../../panel/Waiting.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { monthSeries } from './month-series.ts';
import { usePlanWords } from './use-plan-words.ts';

const Chart = lazy(() => drawingPart(() => import('../../charts/Chart.tsx')));

export function MonthsChart({ answer, theme }: { readonly answer: ProgressMonths; readonly theme: Theme }) {
  const tongue = useTongue();
  const { months: words } = usePlanWords();
  const screen = useScreen();
  const option = useMemo(
    () =>
      monthsChart(monthSeries(answer, tongue, words), { palette: palettes[theme], ...screen, fontFamily: chartFont }),
    [answer, tongue, words, theme, screen],
  );
  const { row } = answer;
  const amount = (value: number | null) => `${formatQuantity(value, tongue.language)} ${tongue.say(row.unit)}`;
  return (
    <Suspense fallback={<Waiting lines={8} />}>
      <Chart
        option={option}
        heightPx={monthsHeight(screen.fontPx)}
        label={words.chartLabel(tongue.say(row.title), amount(row.done), amount(row.plan))}
      />
    </Suspense>
  );
}
