import type { ProgressRecord } from '../data/trace-queries.ts';
import { formatWeight } from '../format/number.ts';
import { Notice } from '../panel/Notice.tsx';
import { RecordName } from '../records/RecordRow.tsx';
import { SourceCell } from '../records/SourceCell.tsx';
import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';
import type { ExplainView } from './explain-view.ts';
import { useItemFacts } from './item-facts.ts';
import { useExplainWords } from './use-explain-words.ts';

interface Props extends Pick<ExplainView, 'chosen' | 'onChoose'> {
  readonly records: readonly ProgressRecord[];
  readonly unit: string;
  /** The year that needs not be said of a record; undefined: they are of several. */
  readonly year: number | undefined;
}

/** Plans, works or reports behind a figure: what each brings, what is known of it, and where it was read. */
export function ItemRecords({ records, unit, year, chosen, onChoose }: Props) {
  const { words: pageWords, language } = useTongue();
  const words = useExplainWords().item;
  const factsOf = useItemFacts(year);
  if (records.length === 0) return <Notice>{pageWords.records.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className={table.number}>
              {words.quantity(unit)}
            </th>
            <th scope="col">{words.facts}</th>
            <th scope="col">{pageWords.records.source}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={`${record.kind} ${record.key}`} data-chosen={record.key === chosen} className={table.row}>
              <th scope="row">
                {record.kind === 'plan' || record.kind === 'report' ? (
                  record.name
                ) : (
                  <RecordName record={record} onChoose={onChoose} />
                )}
                <span className={table.quiet}> {record.regionName === record.name ? '' : record.regionName}</span>
              </th>
              <td className={table.strong}>
                {record.quantity === null ? '—' : formatWeight(record.quantity, language)}
              </td>
              <td className={table.quiet}>{factsOf(record).join(' · ')}</td>
              <SourceCell source={record.source} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
