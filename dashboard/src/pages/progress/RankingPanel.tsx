import { lazy, Suspense, useCallback, useMemo } from 'react';
import { chartFont } from '../../charts/chart-option.ts';
import { rankingChart, rankingHeight } from '../../charts/ranking-chart.ts';
import type { Asked } from '../../data/asked.ts';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { palettes } from '../../look/palette.ts';
import { useScreen } from '../../look/use-screen.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { rankFigures } from '../../ranking/rank.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

const Chart = lazy(() => import('../../charts/Chart.tsx'));

interface Props {
  readonly view: View;
  readonly scope: RegionScope;
  readonly figures: Asked<AreaFigures>;
}

export function RankingPanel({ view, scope, figures }: Props) {
  const { words, say } = useTongue();
  const level = words.levels[scope.areaLevel];
  return (
    <Panel
      title={`${words.ranking.title(level)} · ${say(view.indicator.label)}`}
      note={figures.data?.trial ? words.map.trial(String(view.address.thresholdM)) : words.ranking.source}
    >
      <Loaded query={figures} lines={6}>
        {(data) => <Ranking data={data} view={view} scope={scope} />}
      </Loaded>
    </Panel>
  );
}

interface RankingProps {
  readonly data: AreaFigures;
  readonly view: View;
  readonly scope: RegionScope;
}

function Ranking({ data, view, scope }: RankingProps) {
  const { words } = useTongue();
  const screen = useScreen();
  const { go, address } = view;
  const ranked = useMemo(() => rankFigures(data.figures), [data.figures]);
  const option = useMemo(
    () =>
      rankingChart(
        { ranked, target: data.target, selected: scope.selected, words },
        { palette: palettes[address.theme], ...screen, fontFamily: chartFont },
      ),
    [ranked, data.target, scope.selected, words, address.theme, screen],
  );
  const onPick = useCallback(
    (index: number) => {
      const picked = ranked[index];
      if (picked) go({ region: picked.figure.region });
    },
    [ranked, go],
  );
  if (ranked.length === 0) return <Notice>{words.ranking.none}</Notice>;
  const heightPx = rankingHeight(ranked.length, screen);
  const label = ranked.map(({ figure }) => `${figure.name} ${figure.value ?? words.map.noData}`).join(', ');
  return (
    <Suspense fallback={<Waiting lines={ranked.length} />}>
      <Chart option={option} heightPx={heightPx} label={label} onPick={onPick} />
    </Suspense>
  );
}
