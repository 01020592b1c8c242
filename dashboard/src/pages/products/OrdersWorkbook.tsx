import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { getOrders } from '#api/contract/orders.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { usePapersWords } from './use-papers-words.ts';

/** The orders that are listed, as a workbook. */
export function OrdersWorkbook({ orders }: { readonly orders: ResponseOf<typeof getOrders> }) {
  const { words: pageWords, say, nameOf } = useTongue();
  const { papers, orders: words } = usePapersWords();
  const sheetWords = useDownloadWords();
  const { basis, rows } = orders;
  const content = (): SheetContent => ({
    title: papers.orders,
    facts: [
      ...sheetFacts({ region: [...new Set(rows.map((row) => nameOf(row)))].join('、'), basis }, sheetWords),
      words.judged(orders.judgedOn),
    ],
    mark: sheetMark(basis, sheetWords),
    columns: [
      { title: words.number, isName: true },
      { title: pageWords.region },
      { title: words.year, isName: true },
      { title: words.item },
      ...[words.state, words.due, words.issued, words.answered, words.closed].map((title) => ({ title })),
      { title: pageWords.plan.columns.status },
    ],
    rows: rows.map((row) => [
      ...[row.order, nameOf(row), row.year, say(row.title)],
      ...[say(row.stateTitle), row.dueOn, row.issuedOn, row.answeredOn, row.closedOn, say(row.reason)],
    ]),
    notes: [sheetWords.dash],
  });
  return <WorkbookButton content={content} sheetName={papers.orders} />;
}
