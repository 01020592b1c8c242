import { planChart, planHeight } from '../../charts/plan-chart.ts';
import { productLinks } from '../../data/product-links.ts';
import type { Progress } from '../../data/queries.ts';
import { ChartDownloads } from '../../download/ChartDownloads.tsx';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { planBars } from '../../plan/plan-bars.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { Plan } from './use-plan.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly plan: Plan;
  readonly progress: Progress;
}

/** The plan as a picture; as a workbook it is the paper that the server makes. */
export function PlanDownloads({ view, plan, progress }: Props) {
  const tongue = useTongue();
  const words = useDownloadWords();
  const [first] = progress.rows;
  if (!first) return null;
  const bars = planBars(progress.rows, tongue);
  const name = tongue.nameOf(first);
  const { planTable } = productLinks({
    ...{ programme: view.programme.id, indicator: view.indicator.id, region: plan.region },
    ...{ thresholdM: view.address.thresholdM, asOf: view.asOf, language: tongue.language },
  });
  const text = () => ({
    title: `${name} ${progress.year} ${tongue.words.plan.title}`,
    facts: [
      ...sheetFacts({ region: name, basis: progress.basis, clause: view.programme.documentNo ?? undefined }, words),
      tongue.words.plan.pace,
    ],
    mark: sheetMark(progress.basis, words),
  });
  return (
    <ChartDownloads
      chart={{ option: (look) => planChart(bars, look), heightPx: (look) => planHeight(bars.length, look) }}
      text={text}
      content={planTable}
      sheetName={tongue.words.plan.title}
    />
  );
}
