import type { ClaimKind } from '#geodata/vocabulary/claim.ts';
import type { Claim, Claims } from '../../data/trace-queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

interface Props {
  readonly answer: Claims;
  readonly claims: readonly Claim[];
  readonly kind: ClaimKind;
  readonly view: View;
  /** Of the region. */
  readonly name: string;
}

/** The list of one kind for the offices that have to answer for it. */
export function ClaimsWorkbook({ answer, claims, kind, view, name }: Props) {
  const { words: pageWords, say } = useTongue();
  const { claims: words, months } = usePlanWords();
  const sheetWords = useDownloadWords();
  const { basis, year } = answer;
  const { columns } = sheetWords;
  const content = (): SheetContent => ({
    title: `${year} ${say(view.programme.title)} ${words.title}：${words.kinds[kind]}`,
    facts: sheetFacts({ region: name, basis }, sheetWords),
    mark: sheetMark(basis, sheetWords),
    columns: [
      { title: columns.region },
      { title: words.item },
      { title: words.work },
      { title: columns.unit },
      { title: months.reported },
      { title: months.done },
      { title: words.found },
      { title: words.whatToDo },
      { title: pageWords.records.source },
    ],
    rows: claims.map((claim) => [
      claim.name,
      say(claim.title),
      claim.work?.name ?? claim.work?.key ?? words.sums,
      say(claim.unit),
      claim.claimed,
      claim.evidence,
      claim.found,
      say(claim.reason),
      claim.source ? `${claim.source.file} ${pageWords.records.row(claim.source.row)}` : null,
    ]),
    notes: [sheetWords.dash],
  });
  return <WorkbookButton content={content} sheetName={words.kinds[kind]} />;
}
