import type { Indicator, IndicatorRecord } from '../data/queries.ts';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { type Placed, RecordRow } from './RecordRow.tsx';
import table from './table.module.css';

interface Props {
  readonly indicator: Pick<Indicator, 'weightUnit'>;
  readonly records: readonly IndicatorRecord[];
  readonly chosen: string | undefined;
  readonly onChoose: (record: Placed) => void;
}

/** Records of an indicator: what they are, what each weighs, and where it was read. */
export function RecordTable({ indicator, records, chosen, onChoose }: Props) {
  const { words, say } = useTongue();
  if (records.length === 0) return <Notice>{words.records.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.records.name}</th>
            <th scope="col" className={table.number}>
              {say(indicator.weightUnit)}
            </th>
            <th scope="col">{words.records.facts}</th>
            <th scope="col">{words.records.source}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <RecordRow key={record.key} {...{ record, onChoose }} chosen={record.key === chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
