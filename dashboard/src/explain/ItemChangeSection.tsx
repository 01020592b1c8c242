import { useQuery } from '@tanstack/react-query';
import { changeCauseWords } from '#geodata/vocabulary/change.ts';
import type { Basis, ProgressRow } from '../data/queries.ts';
import { type ItemChange, itemChangeQuery } from '../data/trace-queries.ts';
import { formatQuantity, formatSigned } from '../format/number.ts';
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
  readonly row: ProgressRow;
  readonly basis: Basis;
}

/** Why more (or less) is done than was: by cause, then work by work. */
export function ItemChangeSection({ view, row, basis }: Props) {
  const programme = view.programme.id;
  const since = useSince(programme, basis);
  const from = since ?? '';
  const query = useQuery({
    ...itemChangeQuery({
      ...{ programme, item: row.item, year: row.year, region: row.region },
      ...{ from, to: view.asOf, limit: 1000 },
    }),
    enabled: from !== '',
  });
  return (
    <ChangeFrame {...{ programme, basis, since, query }}>
      {(change) => <Change change={change} from={from} />}
    </ChangeFrame>
  );
}

function Change({ change, from }: { readonly change: ItemChange; readonly from: string }) {
  const { say, nameOf, dateOf, language } = useTongue();
  const words = useExplainWords().change;
  const unit = say(change.to.unit);
  const amount = (value: number) => `${formatQuantity(value, language, 2)} ${unit}`;
  const signed = (value: number) => formatSigned(value, language, 3);
  return (
    <>
      <p className={styles.verdict}>
        <span>
          {words.from(dateOf(from))}
          <strong>{amount(change.from.done)}</strong>
        </span>
        <span>
          {words.to}
          <strong>{amount(change.to.done)}</strong>
        </span>
      </p>
      <ChangeTable
        heads={[`${words.quantity}（${unit}）`, words.works]}
        rows={change.parts.map((part) => ({
          cause: say(changeCauseWords[part.cause]),
          cells: [signed(part.quantity), String(part.works)],
          quiet: part.works === 0,
        }))}
      />
      {change.works.length === 0 ? (
        <p className={styles.note}>{words.none}</p>
      ) : (
        <ChangedRecords
          total={change.total}
          weightHead={unit}
          records={change.works.map((work) => ({
            ...work,
            cause: say(changeCauseWords[work.cause]),
            kind: words.kinds[work.kind],
            amount: work.quantity,
            weight: signed(work.quantity),
          }))}
          ground={{
            title: `${nameOf(change.to)} ${change.year} ${say(change.to.title)} ${from} ${words.title}`,
            ...{ region: nameOf(change.to), basis: change.basis.to, unit },
          }}
        />
      )}
    </>
  );
}
