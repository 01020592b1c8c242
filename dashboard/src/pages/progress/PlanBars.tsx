import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseAddress } from '../../address/address.ts';
import { useAddressPart } from '../../address/use-address-part.ts';
import { chartFont } from '../../charts/chart-option.ts';
import { planChart, planHeight } from '../../charts/plan-chart.ts';
import type { Progress } from '../../data/queries.ts';
import { explainPart } from '../../explain/explain-address.ts';
import { palettes } from '../../look/palette.ts';
import { useScreen } from '../../look/use-screen.ts';
import { drawingPart } from '../../panel/drawing-part.ts';
import { Notice } from '../../panel/Notice.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { planBars } from '../../plan/plan-bars.ts';
import { useTongue } from '../../words/words-context.tsx';

const Chart = lazy(() => drawingPart(() => import('../../charts/Chart.tsx')));

interface Props {
  readonly progress: Progress;
  /** Whose plan it is. */
  readonly region: string;
}

/** A bar opens what is behind the item. */
export function PlanBars({ progress, region }: Props) {
  const tongue = useTongue();
  const screen = useScreen();
  const [search] = useSearchParams();
  const { theme } = parseAddress(search);
  const bars = useMemo(() => planBars(progress.rows, tongue), [progress, tongue]);
  const option = useMemo(
    () => planChart(bars, { palette: palettes[theme], ...screen, fontFamily: chartFont }),
    [bars, theme, screen],
  );
  const [, goExplain] = useAddressPart(explainPart);
  const onPick = useCallback(
    (index: number) => {
      const item = bars[index]?.item;
      if (item !== undefined) goExplain({ explain: { of: 'item', item, region, records: 'done' } });
    },
    [bars, region, goExplain],
  );
  if (bars.length === 0) return <Notice>{tongue.words.plan.none}</Notice>;
  const label = bars.map((bar) => `${bar.title} ${bar.amounts}`).join(', ');
  return (
    <Suspense fallback={<Waiting lines={bars.length} />}>
      <Chart option={option} heightPx={planHeight(bars.length, screen)} label={label} onPick={onPick} />
    </Suspense>
  );
}
