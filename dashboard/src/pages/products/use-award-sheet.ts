import type { Awards } from '../../data/queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { usePapersWords } from './use-papers-words.ts';

/** The awards as a sheet, in the unit of the document. */
export function useAwardSheet(awards: Awards): () => SheetContent {
  const { say, nameOf } = useTongue();
  const { papers, awards: words } = usePapersWords();
  const sheetWords = useDownloadWords();
  const { basis, unitYuan, total } = awards;
  const sums = (money: Awards['total']) =>
    [money.scheduledYuan, money.paidYuan, money.dueYuan, money.remainingYuan].map((yuan) => yuan / unitYuan);
  return () => ({
    title: papers.awards,
    facts: sheetFacts(
      {
        region: [...new Set(awards.regions.map((region) => nameOf(region)))].join('、'),
        basis,
        unit: say(awards.unit),
        method: say(awards.method),
        clause: awards.clause,
      },
      sheetWords,
    ),
    mark: sheetMark(basis, sheetWords),
    columns: [
      { title: sheetWords.columns.region },
      { title: words.year, isName: true },
      ...[words.scheduled, words.paid, words.due, words.remaining, words.state, words.next].map((title) => ({ title })),
    ],
    rows: [
      ...awards.rows.map((row) => [
        nameOf(row),
        row.year,
        ...sums(row),
        say(row.state.title),
        row.next ? say(row.next.title) : null,
      ]),
      [words.total, null, ...sums(total), null, null],
    ],
    notes: [sheetWords.dash],
  });
}
