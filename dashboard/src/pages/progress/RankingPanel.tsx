import { Segmented } from 'antd';
import { useAddressPart } from '../../address/use-address-part.ts';
import type { Asked } from '../../data/asked.ts';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { rankFigures } from '../../ranking/rank.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { progressPart, rankingForms } from './progress-address.ts';
import { RankingBars } from './RankingBars.tsx';
import { RankingDownloads } from './RankingDownloads.tsx';
import { RankingTable } from './RankingTable.tsx';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly scope: RegionScope;
  readonly figures: Asked<AreaFigures>;
  readonly onPoint: (region: string | undefined) => void;
}

export function RankingPanel({ view, scope, figures, onPoint }: Props) {
  const { words, say } = useTongue();
  const planWords = usePlanWords();
  const [{ ranking: form }, go] = useAddressPart(progressPart);
  const title = `${words.ranking.title(words.levels[scope.areaLevel])} · ${say(view.indicator.label)}`;
  return (
    <Panel
      title={title}
      note={figures.data?.trial ? words.map.trial(String(view.address.thresholdM)) : words.ranking.source}
      tools={
        <>
          {figures.data ? <RankingDownloads view={view} scope={scope} data={figures.data} title={title} /> : null}
          <Segmented
            size="small"
            name="ranking-form"
            aria-label={planWords.formLabel}
            options={rankingForms.map((entry) => ({ value: entry, label: planWords.forms[entry] }))}
            value={form}
            onChange={(ranking) => go({ ranking }, { replace: true })}
          />
        </>
      }
    >
      <Loaded query={figures} lines={6}>
        {(data) => {
          const ranked = rankFigures(data.figures);
          if (ranked.length === 0) return <Notice>{words.ranking.none}</Notice>;
          const { selected } = scope;
          if (form === 'chart') return <RankingBars {...{ data, view, selected, onPoint }} />;
          return <RankingTable {...{ view, ranked, selected, onPoint }} targetValue={data.target?.value} />;
        }}
      </Loaded>
    </Panel>
  );
}
