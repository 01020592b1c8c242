import { listCoverageVillages } from '#api/contract/coverage.ts';
import { call } from '../../data/client.ts';
import type { CoverageSide, CoverageVillage, CoverageVillages } from '../../data/queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { formatQuantity } from '../../format/number.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { because } from './because.ts';
import { type CoverageView, referenceOf, villagesQuestion } from './coverage-view.ts';

/** The most that one answer holds. */
const atOnce = 5000;

/** Every village that the list is about, not only those that are shown already. */
async function askAll(view: CoverageView): Promise<CoverageVillages> {
  const question = villagesQuestion(view);
  const ask = (offset: number) => call(listCoverageVillages, { query: { ...question, limit: atOnce, offset } });
  const first = await ask(0);
  const villages = [...first.villages];
  while (villages.length < first.matching) {
    const next = await ask(villages.length);
    if (next.villages.length === 0) break;
    villages.push(...next.villages);
  }
  return { ...first, villages };
}

/** The list as it is chosen (gaps, flips, covered, all; why; order) as a sheet. `name` is that of the region. */
export function useVillageSheet(view: CoverageView, name: string): () => Promise<SheetContent> {
  const facts = useListFacts(view, name);
  const { columns, row } = useVillageRows(view);
  const { list } = useCoverageWords();
  const sheetWords = useDownloadWords();
  return async () => {
    const answer = await askAll(view);
    return {
      title: `${name} ${list.title} ${list.lists[view.address.list]}`,
      facts: facts(answer),
      mark: sheetMark(answer.basis, sheetWords),
      columns,
      rows: answer.villages.map(row),
      notes: [list.source, sheetWords.dash],
    };
  };
}

/** By which rule, held against which, and what of it is listed. */
function useListFacts({ address }: CoverageView, name: string): (answer: CoverageVillages) => string[] {
  const { list, print, rule } = useCoverageWords();
  const { language } = useTongue();
  const sheetWords = useDownloadWords();
  const said = (side: CoverageSide) =>
    [rule.references[referenceOf(side)], formatQuantity(side.threshold, language)] as const;
  return ({ basis, side, against }) => [
    ...sheetFacts({ region: name, basis }, sheetWords),
    print.rule(...said(side)),
    list.heldAgainst(...said(against), against.basis.asOf ?? '—'),
    [
      `${list.label}: ${list.lists[address.list]}`,
      ...(address.list === 'gap' && address.why ? [`${list.why}: ${list.whys[address.why]}`] : []),
      `${list.sort}: ${list.sorts[address.sort]}`,
    ].join('　'),
  ];
}

function useVillageRows({ address }: CoverageView) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const { columns } = useDownloadWords();
  const { list, record, because: reasons } = words;
  const flip = ({ state, formerState }: CoverageVillage) =>
    formerState === null || formerState === state ? null : state === 'success' ? list.newlyCovered : list.newlyGap;
  return {
    columns: [
      ...[list.village, columns.code, columns.district, columns.town, record.population, record.households],
      ...[columns.distanceM, record.nearest, columns.state, list.flip, list.because, columns.file],
    ]
      .map((title): SheetContent['columns'][number] => ({ title }))
      .concat({ title: columns.row, isName: true }, { title: columns.load, isName: true }),
    row: (village: CoverageVillage) => [
      ...[village.name, village.key, village.districtName, village.townName, village.population, village.households],
      village.distanceM,
      village.distanceM === null ? null : (village.nearestName ?? village.nearestCode ?? reasons.unnamed),
      record.state[village.state],
      flip(village),
      because(village, { words, language, reference: address.reference }),
      ...[village.source.file, village.source.row, village.source.load],
    ],
  };
}
