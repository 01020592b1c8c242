import type { IndicatorRecord } from '../../data/queries.ts';
import { formatDistance } from '../../format/number.ts';
import { type Placed, RecordName } from '../../records/RecordRow.tsx';
import table from '../../records/table.module.css';
import { useInView } from '../../records/use-in-view.ts';
import { useTongue } from '../../words/words-context.tsx';

interface Props {
  readonly record: IndicatorRecord;
  readonly chosen: boolean;
  /** False inside a district, where its name says nothing. */
  readonly withDistrict: boolean;
  readonly onChoose: (record: Placed) => void;
}

export function GapRow({ record, chosen, withDistrict, onChoose }: Props) {
  const { words, language } = useTongue();
  const { distanceM, nearestName } = record.detail;
  const distance = typeof distanceM === 'number' ? formatDistance(distanceM, language) : words.gaps.noLocation;
  return (
    <tr ref={useInView(chosen)} data-chosen={chosen} className={table.row}>
      <th scope="row">
        <RecordName record={record} onChoose={onChoose} />
      </th>
      <td className={table.quiet}>
        {withDistrict ? `${record.districtName ?? ''} ` : ''}
        {record.townName}
      </td>
      <td className={table.strong}>{distance}</td>
      <td className={table.quiet}>{typeof nearestName === 'string' ? nearestName : '—'}</td>
    </tr>
  );
}
