import type { ProgressTotals } from '../../data/trace-queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

interface Props {
  readonly answer: ProgressTotals;
  readonly view: View;
}

/** The totals with the words of the document, for those who report on it. */
export function TotalsWorkbook({ answer, view }: Props) {
  const { words: pageWords, say, nameOf } = useTongue();
  const { totals: words } = usePlanWords();
  const sheetWords = useDownloadWords();
  const { rows, years, basis } = answer;
  const [first] = rows;
  const name = first ? nameOf(first) : '';
  const content = (): SheetContent => ({
    title: `${name} ${words.years(years.first, years.last)} ${words.title}`,
    facts: sheetFacts(
      { region: name, basis, method: words.source, clause: view.programme.documentNo ?? undefined },
      sheetWords,
    ),
    mark: sheetMark(basis, sheetWords),
    columns: [
      ...[words.item, sheetWords.columns.unit, words.total, words.planned],
      ...[pageWords.plan.columns.done, `${pageWords.plan.columns.percent}（%）`, words.clause, words.remark],
    ].map((title) => ({ title })),
    rows: rows.map((row) => [
      ...[say(row.title), say(row.unit), row.quantity, row.planned, row.done, row.percent, row.clause],
      [row.textOnly ? words.textOnly : '', row.hasWorks ? '' : words.noWorks].filter(Boolean).join('；'),
    ]),
    notes: [sheetWords.dash],
  });
  return <WorkbookButton content={content} sheetName={words.title} />;
}
