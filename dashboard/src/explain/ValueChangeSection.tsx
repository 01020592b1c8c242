import { useQuery } from '@tanstack/react-query';
import { changeCauseWords } from '#geodata/vocabulary/change.ts';
import type { Basis, Indicator } from '../data/queries.ts';
import { type ValueChange, valueChangeQuery } from '../data/trace-queries.ts';
import { formatPercent, formatSigned } from '../format/number.ts';
import { useTongue } from '../words/words-context.tsx';
import { ChangedRecords } from './ChangedRecords.tsx';
import { ChangeFrame } from './ChangeFrame.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import type { ExplainView } from './explain-view.ts';
import styles from './Sections.module.css';
import { useExplainWords } from './use-explain-words.ts';
import { useSince } from './use-since.ts';

interface Props {
  readonly view: ExplainView;
  readonly indicator: Indicator;
  readonly region: string;
  readonly basis: Basis;
}

/** Why the value is another than it was: by cause, then record by record. */
export function ValueChangeSection({ view, indicator, region, basis }: Props) {
  const programme = view.programme.id;
  const since = useSince(programme, basis);
  const from = since ?? '';
  const query = useQuery({
    ...valueChangeQuery({ indicator: indicator.id, region, programme, from, to: view.asOf, limit: 1000 }),
    enabled: from !== '',
  });
  return (
    <ChangeFrame {...{ programme, basis, since, query }}>
      {(change) => <Change {...{ change, indicator, from }} />}
    </ChangeFrame>
  );
}

/** What the record moved: the numerator, or only the denominator. */
function amountOf({ success, population }: ValueChange['records'][number]): number {
  return success === 0 ? population : success;
}

interface ChangeProps {
  readonly change: ValueChange;
  readonly indicator: Indicator;
  readonly from: string;
}

function Change({ change, indicator, from }: ChangeProps) {
  const { say, nameOf, dateOf, language } = useTongue();
  const words = useExplainWords().change;
  const { parts } = change;
  const percent = (value: number | null) => `${formatPercent(value)}${value === null ? '' : '%'}`;
  const unit = say(indicator.weightUnit);
  const signed = (value: number | null) => formatSigned(value, language, 3);
  return (
    <>
      <p className={styles.verdict}>
        <span>
          {words.from(dateOf(from))}
          <strong>{percent(change.from.value)}</strong>
        </span>
        <span>
          {words.to}
          <strong>{percent(change.to.value)}</strong>
        </span>
      </p>
      <ChangeTable
        heads={[`${words.success}（${unit}）`, `${words.population}（${unit}）`, words.pointsHead, words.records]}
        rows={parts.map((part) => ({
          cause: say(changeCauseWords[part.cause]),
          cells: [
            signed(part.success),
            signed(part.population),
            formatSigned(part.points, language, 2),
            String(part.records),
          ],
          quiet: part.records === 0 && part.success === 0 && part.population === 0,
        }))}
      />
      {change.records.length === 0 ? (
        <p className={styles.note}>{words.none}</p>
      ) : (
        <ChangedRecords
          total={change.total}
          weightHead={unit}
          records={change.records.map((record) => ({
            ...record,
            cause: say(changeCauseWords[record.cause]),
            kind: words.kinds[record.kind],
            amount: amountOf(record),
            weight: signed(amountOf(record)),
          }))}
          ground={{
            title: `${nameOf(change.to)} ${say(indicator.label)} ${from} ${words.title}`,
            ...{ region: nameOf(change.to), basis: change.basis.to, unit, method: say(indicator.method) },
          }}
        />
      )}
    </>
  );
}
