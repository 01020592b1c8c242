import { monthsChart, monthsHeight } from '../../charts/months-chart.ts';
import type { ProgressMonths } from '../../data/trace-queries.ts';
import { ChartDownloads } from '../../download/ChartDownloads.tsx';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { monthSeries } from './month-series.ts';
import { usePlanWords } from './use-plan-words.ts';

/** The months as a picture and as a workbook. */
export function MonthsDownloads({ answer }: { readonly answer: ProgressMonths }) {
  const tongue = useTongue();
  const { months: words } = usePlanWords();
  const sheetWords = useDownloadWords();
  const { row, basis, year, months } = answer;
  const name = tongue.nameOf(row);
  const unit = tongue.say(row.unit);
  const title = `${name} ${year} ${tongue.say(row.title)} ${words.title}`;
  const mark = sheetMark(basis, sheetWords);
  const text = () => ({ title, facts: [...sheetFacts({ region: name, basis, unit }, sheetWords)], mark });
  const content = (): SheetContent => ({
    title,
    facts: sheetFacts({ region: name, basis, unit, method: words.source }, sheetWords),
    mark,
    columns: [
      { title: sheetWords.columns.month },
      ...[words.doneOfMonth, words.reportedOfMonth, words.difference],
      ...[words.doneToDate, words.reportedToDate, words.expectedToDate],
    ].map((column) => (typeof column === 'string' ? { title: column } : column)),
    rows: months.map((month) => [
      `${year}-${String(month.month).padStart(2, '0')}`,
      month.done,
      month.reported,
      month.difference,
      month.doneToDate,
      month.reportedToDate,
      month.expectedToDate,
    ]),
    notes: [sheetWords.dash],
  });
  return (
    <ChartDownloads
      chart={{
        option: (look) => monthsChart(monthSeries(answer, tongue, words), look),
        heightPx: ({ fontPx }) => monthsHeight(fontPx),
      }}
      {...{ text, content }}
      sheetName={words.title}
    />
  );
}
