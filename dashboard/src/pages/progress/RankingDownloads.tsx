import { rankingChart, rankingHeight } from '../../charts/ranking-chart.ts';
import { ChartDownloads } from '../../download/ChartDownloads.tsx';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { formatTarget } from '../../format/number.ts';
import { rankFigures } from '../../ranking/rank.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly scope: RegionScope;
  readonly data: AreaFigures;
  readonly title: string;
}

/** The ranking as a picture and as a workbook, with what it rests on. */
export function RankingDownloads({ view, scope, data, title }: Props) {
  const { words: pageWords, say, nameOf } = useTongue();
  const words = useDownloadWords();
  const { indicator } = view;
  const { basis, target } = data;
  const name = nameOf(scope.trail.find(({ code }) => code === scope.areasOf) ?? scope.self);
  const ranked = rankFigures(data.figures);
  const remark = data.trial ? [pageWords.map.trial(String(view.address.thresholdM))] : [];
  const unit = say(indicator.weightUnit);
  const text = () => ({
    title: `${name} ${title}`,
    facts: [...remark, ...sheetFacts({ region: name, basis, method: say(indicator.method) }, words)],
    mark: sheetMark(basis, words),
  });
  const content = (): SheetContent => {
    const { columns } = words;
    return {
      title: `${name} ${title}`,
      facts: [
        ...remark,
        ...sheetFacts({ region: name, basis, method: say(indicator.method), clause: indicator.clause }, words),
      ],
      mark: sheetMark(basis, words),
      columns: [
        { title: columns.rank, isName: true },
        { title: columns.region },
        { title: columns.value, isPercent: true },
        { title: columns.target },
        { title: columns.success(unit) },
        { title: columns.population(unit) },
        { title: columns.status },
      ],
      rows: ranked.map(({ figure, rank }) => [
        rank ?? null,
        figure.name,
        figure.value,
        target ? formatTarget(target) : null,
        figure.success,
        figure.population,
        figure.status ? pageWords.status[figure.status] : null,
      ]),
      notes: [words.dash],
    };
  };
  return (
    <ChartDownloads
      chart={{
        option: (look) => rankingChart({ ranked, target, selected: undefined, words: pageWords }, look),
        heightPx: (look) => rankingHeight(ranked.length, look),
      }}
      {...{ text, content }}
      sheetName={pageWords.ranking.title(pageWords.levels[scope.areaLevel])}
    />
  );
}
