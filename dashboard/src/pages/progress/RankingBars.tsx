import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useAddressPart } from '../../address/use-address-part.ts';
import { chartFont } from '../../charts/chart-option.ts';
import { rankingChart, rankingHeight } from '../../charts/ranking-chart.ts';
import { explainPart } from '../../explain/explain-address.ts';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { palettes } from '../../look/palette.ts';
import { useScreen } from '../../look/use-screen.ts';
import { drawingPart } from '../../panel/drawing-part.ts';
import { Waiting } from '../../panel/Waiting.tsx';
import { rankFigures } from '../../ranking/rank.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

const Chart = lazy(() => drawingPart(() => import('../../charts/Chart.tsx')));

interface Props {
  readonly data: AreaFigures;
  readonly view: View;
  readonly selected: string | undefined;
  readonly onPoint: (region: string | undefined) => void;
}

/** A bar goes to its region, its figure opens what is behind it, and the map marks the one pointed at. */
export function RankingBars({ data, view, selected, onPoint }: Props) {
  const { words } = useTongue();
  const screen = useScreen();
  const { go, address, indicator } = view;
  const [, goExplain] = useAddressPart(explainPart);
  const ranked = useMemo(() => rankFigures(data.figures), [data.figures]);
  const option = useMemo(
    () =>
      rankingChart(
        { ranked, target: data.target, selected, words },
        { palette: palettes[address.theme], ...screen, fontFamily: chartFont },
      ),
    [ranked, data.target, selected, words, address.theme, screen],
  );
  const onPick = useCallback(
    (index: number, part: 'mark' | 'figure') => {
      const region = ranked[index]?.figure.region;
      if (region === undefined) return;
      if (part === 'mark') go({ region });
      else goExplain({ explain: { of: 'value', indicator: indicator.id, region } });
    },
    [ranked, go, goExplain, indicator.id],
  );
  const onPointAt = useCallback(
    (index: number | undefined) => onPoint(index === undefined ? undefined : ranked[index]?.figure.region),
    [ranked, onPoint],
  );
  const label = ranked.map(({ figure }) => `${figure.name} ${figure.value ?? words.map.noData}`).join(', ');
  return (
    <Suspense fallback={<Waiting lines={ranked.length} />}>
      <Chart {...{ option, label, onPick }} heightPx={rankingHeight(ranked.length, screen)} onPoint={onPointAt} />
    </Suspense>
  );
}
