import { listRecords } from '#api/contract/indicators.ts';
import { call } from '../data/client.ts';
import type { Indicator, IndicatorRecord } from '../data/queries.ts';
import type { SheetContent } from '../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../download/sheet-facts.ts';
import { useDownloadWords } from '../download/use-download-words.ts';
import { formatQuantity } from '../format/number.ts';
import { useTongue } from '../words/words-context.tsx';
import { recordFacts } from './record-facts.ts';

interface Question {
  readonly region: string;
  readonly state: 'success' | 'gap' | 'all';
  readonly programme: string;
  readonly asOf: string | undefined;
}

interface Asked {
  readonly indicator: Indicator;
  /** Of the region. */
  readonly name: string;
  readonly question: Question;
}

const titled = (title: string) => ({ title });

/** One answer of the server; a longer list says that it is cut. */
const mostRecords = 5000;

/** The whole list of records as a sheet, asked for when it is wanted. */
export function useRecordSheet({ indicator, name, question }: Asked): () => Promise<SheetContent> {
  const tongue = useTongue();
  const words = useDownloadWords();
  const { say, language } = tongue;
  return async () => {
    const query = { ...question, limit: mostRecords };
    const { records, total, basis } = await call(listRecords, { params: { id: indicator.id }, query });
    const { columns } = words;
    const states = tongue.words.records;
    const row = ({ source, ...record }: IndicatorRecord) => [
      ...[record.name, record.districtName, record.townName, record.weight, states.states[record.state]],
      ...[recordFacts(record, tongue).join(' · '), source.file, source.row, source.load],
    ];
    const cut = words.cut(formatQuantity(records.length, language, 0), formatQuantity(total.count, language, 0));
    return {
      title: `${name} ${say(indicator.label)} ${states.filter[question.state]}`,
      facts: sheetFacts(
        {
          region: name,
          basis,
          unit: say(indicator.weightUnit),
          method: say(indicator.method),
          clause: indicator.clause,
        },
        words,
      ),
      mark: sheetMark(basis, words),
      columns: [
        ...[columns.name, columns.district, columns.town, columns.weight(say(indicator.weightUnit))].map(titled),
        ...[columns.state, columns.facts, columns.file].map(titled),
        { title: columns.row, isName: true },
        { title: columns.load, isName: true },
      ],
      rows: records.map(row),
      notes: records.length < total.count ? [cut, words.dash] : [words.dash],
    };
  };
}
