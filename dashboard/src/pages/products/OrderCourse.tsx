import { useState } from 'react';
import { moveOrder } from '#api/contract/orders.ts';
import { formatQuantity } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import { MoveForm } from './MoveForm.tsx';
import type { Order } from './OrderTable.tsx';
import styles from './Paper.module.css';
import { useFocusBack } from './use-form-focus.ts';
import { usePapersWords } from './use-papers-words.ts';

/** All that was done with an order, on which figures, and what may be done next. */
export function OrderCourse({ order, isNow }: { readonly order: Order; readonly isNow: boolean }) {
  const { orders: words } = usePapersWords();
  const { dateOf } = useTongue();
  return (
    <div className={styles.course}>
      <Evidence order={order} />
      <ol>
        {order.events.map((event) => (
          <li key={event.event} className={styles.event}>
            <span>
              {dateOf(event.happenedOn)} <strong>{words.kinds[event.kind]}</strong>
            </span>
            <span>
              {event.office} {event.post}
              {event.text ? ` · ${event.text}` : ''}
              {event.dueOn ? ` · ${words.due} ${dateOf(event.dueOn)}` : ''}
            </span>
          </li>
        ))}
      </ol>
      {isNow ? <NextMoves order={order} /> : null}
    </div>
  );
}

function Evidence({ order }: { readonly order: Order }) {
  const { say, dateOf, language } = useTongue();
  const { orders: words } = usePapersWords();
  const { evidence, unit } = order;
  if (!evidence) return null;
  const amount = (value: number | null) =>
    value === null ? '—' : `${formatQuantity(value, language, 2)} ${say(unit)}`;
  return (
    <p>
      {words.evidence(
        amount(evidence.done),
        amount(evidence.plan),
        amount(evidence.expected),
        dateOf(evidence.asOf ?? '—'),
      )}
    </p>
  );
}

function NextMoves({ order }: { readonly order: Order }) {
  const { orders: words } = usePapersWords();
  const [kind, setKind] = useState<Order['moves'][number]>();
  const isOpen = kind !== undefined && order.moves.includes(kind);
  const next = useFocusBack<HTMLDivElement>(isOpen);
  if (!isOpen) {
    return (
      <div ref={next} className={styles.downloads} tabIndex={-1}>
        <span className={styles.label}>{order.moves.length === 0 ? words.noMoves : words.next}</span>
        {order.moves.map((move) => (
          <button key={move} type="button" className={styles.download} onClick={() => setKind(move)}>
            {words.kinds[move]}
          </button>
        ))}
      </div>
    );
  }
  return (
    <MoveForm
      key={kind}
      endpoint={moveOrder}
      label={`${words.kinds[kind]} · ${order.order}`}
      bodyOf={(author) => ({ kind, order: order.order, ...author })}
      onRecorded={() => setKind(undefined)}
      onCancel={() => setKind(undefined)}
    />
  );
}
