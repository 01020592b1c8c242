import type { Basis, ProgressRow } from '../data/queries.ts';
import type { SheetContent } from '../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../download/sheet-facts.ts';
import { useDownloadWords } from '../download/use-download-words.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { statusOf } from '../look/status-of.ts';
import { useTongue } from '../words/words-context.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  /** The item in the region above. */
  readonly whole: ProgressRow;
  readonly rows: readonly ProgressRow[];
  readonly basis: Basis;
}

/** The same item in each district, with why it stands as it does. */
export function DistrictsWorkbook({ whole, rows, basis }: Props) {
  const { words: pageWords, say, nameOf } = useTongue();
  const words = useExplainWords().item;
  const sheetWords = useDownloadWords();
  const name = nameOf(whole);
  const content = (): SheetContent => ({
    title: `${name} ${whole.year} ${say(whole.title)} ${words.districts}`,
    facts: sheetFacts({ region: name, basis, unit: say(whole.unit) }, sheetWords),
    mark: sheetMark(basis, sheetWords),
    columns: [
      ...[pageWords.region, words.plan, words.done, words.expected, words.reported].map((title) => ({ title })),
      { title: `${words.percent}（%）`, isPercent: true },
      { title: pageWords.plan.columns.status },
      { title: sheetWords.columns.facts },
    ],
    rows: rows.map((row) => [
      ...[nameOf(row), row.plan, row.done, row.expected, row.reported, row.percent],
      ...[pageWords.planStatus[statusOf(row.status)], say(row.reason)],
    ]),
    notes: [sheetWords.dash],
  });
  return <WorkbookButton content={content} sheetName={words.districts} />;
}
