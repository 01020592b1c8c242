import type { CoverageSide, CoverageVillages } from '../../data/queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { formatQuantity } from '../../format/number.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { referenceOf } from './coverage-view.ts';

interface Props {
  readonly answer: CoverageVillages;
  /** Of the region. */
  readonly name: string;
}

/** Both sides with their rules, and what lies between them. */
export function VersusWorkbook({ answer, name }: Props) {
  const { language } = useTongue();
  const { versus, rule, figures } = useCoverageWords();
  const sheetWords = useDownloadWords();
  const { side, against, difference, flips, basis } = answer;
  const said = (of: CoverageSide) => [of.basis.asOf, rule.references[referenceOf(of)], of.threshold];
  const counts = ({ villages, covered, noLocation, percent }: CoverageVillages['difference']) => [
    ...[villages, covered, noLocation, percent],
  ];
  const count = (value: number) => formatQuantity(value, language, 0);
  const content = (): SheetContent => ({
    title: `${name} ${versus.title}`,
    facts: [
      ...sheetFacts({ region: name, basis }, sheetWords),
      versus.flips(count(flips.covered), count(flips.gap)),
      ...(flips.entered + flips.left > 0 ? [versus.comingAndGoing(count(flips.entered), count(flips.left))] : []),
    ],
    mark: sheetMark(basis, sheetWords),
    columns: [
      ...[figures.label, versus.asOf, versus.reference, versus.threshold].map((title) => ({ title })),
      ...[versus.villages, versus.covered, versus.noLocation].map((title) => ({ title })),
      { title: versus.percent, isPercent: true },
    ],
    rows: [
      [versus.this, ...said(side), ...counts(side)],
      [versus.that, ...said(against), ...counts(against)],
      [versus.difference, null, null, null, ...counts(difference)],
    ],
    notes: [sheetWords.dash],
  });
  return <WorkbookButton content={content} sheetName={versus.title} />;
}
