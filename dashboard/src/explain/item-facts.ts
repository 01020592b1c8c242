import { listProgressRecords } from '#api/contract/progress.ts';
import { workStatuses } from '#geodata/vocabulary/work.ts';
import { call } from '../data/client.ts';
import type { ProgressRow, QueryOf } from '../data/queries.ts';
import type { ProgressRecord } from '../data/trace-queries.ts';
import type { SheetContent } from '../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../download/sheet-facts.ts';
import { useDownloadWords } from '../download/use-download-words.ts';
import { formatQuantity } from '../format/number.ts';
import { useTongue } from '../words/words-context.tsx';
import { useExplainWords } from './use-explain-words.ts';

/** What is known of a record of the plan, in short words; without a year the one it was planned for is always said. */
export function useItemFacts(year: number | undefined): (record: Omit<ProgressRecord, 'source'>) => readonly string[] {
  const { language, dateOf } = useTongue();
  const words = useExplainWords().item;
  return (record) => {
    const { kind, planYear, movedToYear, month, timing } = record;
    const status = workStatuses.find(({ code }) => code === record.status)?.[language];
    const facts = [
      status,
      record.finishedOn && words.finished(dateOf(record.finishedOn)),
      record.acceptedOn && words.accepted(dateOf(record.acceptedOn)),
      kind === 'report' && month ? words.month(dateOf(month.slice(0, 7))) : undefined,
      planYear !== null && planYear !== year ? words.planYear(planYear) : undefined,
      timing ? words.timing[timing] : undefined,
      movedToYear !== null ? words.movedTo(movedToYear, record.movedReason ?? words.movedNoReason) : undefined,
      record.isSecondItem ? words.second : undefined,
    ];
    return facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  };
}

const mostRecords = 5000;

/** A figure of the plan or of the document, and the years it is of. */
export interface TracedFigure extends Pick<ProgressRow, 'name' | 'nameEn' | 'title' | 'unit'> {
  /** The only one; undefined: all years. */
  readonly year?: number;
  readonly period: string;
  readonly method: readonly string[];
}

/** All records behind one figure of the plan as a sheet, asked for when they are wanted. */
export function useItemSheet(
  row: TracedFigure,
  question: QueryOf<typeof listProgressRecords>,
): () => Promise<SheetContent> {
  const { say, nameOf, language } = useTongue();
  const words = useExplainWords().item;
  const sheetWords = useDownloadWords();
  const factsOf = useItemFacts(row.year);
  return async () => {
    const { records, total, basis } = await call(listProgressRecords, { query: { ...question, limit: mostRecords } });
    const { columns } = sheetWords;
    const count = (value: number) => formatQuantity(value, language, 0);
    const title = `${nameOf(row)} ${row.period} ${say(row.title)} ${words.kinds[question.kind ?? 'done']}`;
    return {
      title,
      facts: sheetFacts({ region: nameOf(row), basis, unit: say(row.unit), method: row.method.join('') }, sheetWords),
      mark: sheetMark(basis, sheetWords),
      columns: [
        { title: columns.name },
        { title: columns.region },
        { title: words.quantity(say(row.unit)) },
        { title: words.facts },
        { title: columns.file },
        { title: columns.row, isName: true },
        { title: columns.load, isName: true },
      ],
      rows: records.map(({ source, ...record }) => [
        ...[record.name, record.regionName, record.quantity, factsOf(record).join(' · ')],
        ...[source.file, source.row, source.load],
      ]),
      notes: [
        ...(records.length < total.count ? [sheetWords.cut(count(records.length), count(total.count))] : []),
        sheetWords.dash,
      ],
    };
  };
}
