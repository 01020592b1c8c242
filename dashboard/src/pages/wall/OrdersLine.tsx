import { useQuery } from '@tanstack/react-query';
import { isForbidden } from '../../data/client.ts';
import { ordersQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { EnterToken } from '../../panel/EnterToken.tsx';
import { Lack } from '../../panel/Lack.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './OrdersLine.module.css';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

/** Orders are pushed; that the day has turned, and one is overdue, no event tells. */
const askAgainMs = 600_000;

/**
 * Supervision orders of the year that wait for somebody, and those whose day is over; nothing while there are none, for
 * the place is small. A failure is told.
 */
export function OrdersLine({ view }: { readonly view: WallView }) {
  const wall = useWallWords();
  const { language } = useTongue();
  const { programme, year, asOf } = view;
  const query = useQuery({ ...ordersQuery({ programme: programme.id, year, asOf }), refetchInterval: askAgainMs });
  if (query.error && !query.data) return <Untold error={query.error} />;
  if (!query.data) return <Lack query={query} of={wall.orders} />;
  const { open, answered, overdue, closed } = query.data.counts;
  if (open + answered + overdue + closed === 0) return null;
  const count = (orders: number) => formatQuantity(orders, language, 0);
  return (
    <p className={styles.line} data-orders={open + answered + overdue}>
      <span>{wall.orders}</span>
      <span className={styles.counts}>
        {wall.ordersWaiting(count(open + answered + overdue))}
        {overdue > 0 && <strong className={styles.overdue}>{wall.ordersOverdue(count(overdue))}</strong>}
        {closed > 0 && wall.ordersClosed(count(closed))}
      </span>
    </p>
  );
}

function Untold({ error }: { readonly error: Error }) {
  const wall = useWallWords();
  const { words } = useTongue();
  const forbidden = isForbidden(error);
  return (
    <div className={styles.line} role="alert">
      {`${wall.orders} ${forbidden ? words.states.forbidden : words.states.failed}`}
      {forbidden ? <EnterToken /> : null}
    </div>
  );
}
