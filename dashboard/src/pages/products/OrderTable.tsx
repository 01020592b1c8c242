import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { getOrders } from '#api/contract/orders.ts';
import { useAddressPart } from '../../address/use-address-part.ts';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { OrderCourse } from './OrderCourse.tsx';
import styles from './Paper.module.css';
import { productsPart } from './products-address.ts';
import { usePapersWords } from './use-papers-words.ts';

export type Order = ResponseOf<typeof getOrders>['rows'][number];

interface Props {
  readonly rows: readonly Order[];
  /** False at a past moment, when nothing can be recorded. */
  readonly isNow: boolean;
}

export function OrderTable({ rows, isNow }: Props) {
  const { orders: words } = usePapersWords();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.subject}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.issued}</th>
            <th scope="col">{words.answered}</th>
            <th scope="col">{words.closed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <OrderRow key={order.order} order={order} isNow={isNow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OrderRow({ order, isNow }: { readonly order: Order; readonly isNow: boolean }) {
  const { say, nameOf, dateOf } = useTongue();
  const { orders: words } = usePapersWords();
  const [{ order: opened }, go] = useAddressPart(productsPart);
  const isOpen = opened === order.order;
  return (
    <>
      <tr className={table.row} data-chosen={isOpen}>
        <td>
          <button
            type="button"
            className={table.link}
            aria-expanded={isOpen}
            aria-label={words.show(order.order)}
            onClick={() => go({ order: isOpen ? undefined : order.order })}
          >
            {isOpen ? '▾' : '▸'} {order.order}
          </button>
        </td>
        <th scope="row" className={styles.subject}>
          {nameOf(order)} {order.year} {say(order.title)}
          <br />
          <span className={table.quiet}>{say(order.reason)}</span>
        </th>
        <td className={styles.state} data-state={order.state}>
          {say(order.stateTitle)}
        </td>
        <td className={styles.state}>{dateOf(order.dueOn)}</td>
        <td className={styles.state}>
          {dateOf(order.issuedOn)}
          {order.issuedByRule ? <div className={table.quiet}>{words.byRule}</div> : null}
        </td>
        <td className={styles.state}>{dateOf(order.answeredOn ?? '—')}</td>
        <td className={styles.state}>{dateOf(order.closedOn ?? '—')}</td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={7}>
            <OrderCourse order={order} isNow={isNow} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
