import type { IndicatorRecord } from '../data/queries.ts';
import { formatWeight } from '../format/number.ts';
import { StatusMark } from '../look/StatusMark.tsx';
import { useTongue } from '../words/words-context.tsx';
import { recordFacts } from './record-facts.ts';
import { SourceCell } from './SourceCell.tsx';
import table from './table.module.css';
import { useInView } from './use-in-view.ts';

interface Props {
  readonly record: IndicatorRecord;
  readonly chosen: boolean;
  readonly onChoose: (record: Placed) => void;
}

/** A record that the map can point at. */
export interface Placed {
  readonly key: string;
  readonly point: readonly [number, number] | null;
}

export function RecordRow({ record, chosen, onChoose }: Props) {
  const tongue = useTongue();
  const { words, language } = tongue;
  const row = useInView(chosen);
  return (
    <tr ref={row} data-chosen={chosen} className={table.row}>
      <th scope="row">
        <span className={table.status}>
          <StatusMark status={record.state === 'success' ? 'met' : 'behind'} />
          <span className="visually-hidden">{words.records.states[record.state]}</span>
          <RecordName record={record} onChoose={onChoose} />
        </span>
        <span className={table.place}>
          {record.districtName} {record.townName}
        </span>
      </th>
      <td className={table.number}>{formatWeight(record.weight, language)}</td>
      <td className={table.quiet}>{recordFacts(record, tongue).join(' · ')}</td>
      <SourceCell source={record.source} />
    </tr>
  );
}

interface NameProps {
  readonly record: Placed & Pick<IndicatorRecord, 'name'>;
  readonly onChoose: (record: Placed) => void;
}

/** A record with a place is a way to it on the map; one without says so. */
export function RecordName({ record, onChoose }: NameProps) {
  const { words } = useTongue();
  if (!record.point) return <span title={words.records.noPoint}>{record.name}</span>;
  return (
    <button
      type="button"
      className={table.link}
      aria-label={words.records.showOnMap(record.name)}
      onClick={() => onChoose(record)}
    >
      {record.name}
    </button>
  );
}
