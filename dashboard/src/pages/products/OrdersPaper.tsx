import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressPart } from '../../address/use-address-part.ts';
import { ordersQuery } from '../../data/queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { IssueForm } from './IssueForm.tsx';
import { MomentChoice } from './MomentChoice.tsx';
import { OrdersWorkbook } from './OrdersWorkbook.tsx';
import { OrderTable } from './OrderTable.tsx';
import styles from './Paper.module.css';
import { orderStates, productsPart } from './products-address.ts';
import { useFocusBack } from './use-form-focus.ts';
import { usePapersWords } from './use-papers-words.ts';

/** Supervision orders: state, due, answer, closing; and the next step of each. */
export default function OrdersPaper({ view }: { readonly view: DeskView }) {
  const words = usePapersWords();
  const { dateOf } = useTongue();
  const [{ orders: state }, go] = useAddressPart(productsPart);
  const { programme, asOf } = view;
  const query = useQuery(ordersQuery({ programme: programme.id, state, asOf }));
  const counts = query.data?.counts;
  return (
    <Panel
      title={words.papers.orders}
      note={query.data ? words.orders.judged(dateOf(query.data.judgedOn)) : null}
      source={words.orders.issueHint}
      tools={query.data && query.data.rows.length > 0 ? <OrdersWorkbook orders={query.data} /> : null}
    >
      <div className={styles.choices}>
        <label className={styles.choice}>
          <span className={styles.label}>{words.orders.stateLabel}</span>
          <select
            className={styles.field}
            value={state ?? ''}
            onChange={({ target }) =>
              go({ orders: orderStates.find((entry) => entry === target.value), order: undefined })
            }
          >
            <option value="">{words.orders.all}</option>
            {orderStates.map((entry) => (
              <option key={entry} value={entry}>
                {words.orders.states[entry]} {counts ? `(${counts[entry]})` : ''}
              </option>
            ))}
          </select>
        </label>
        <MomentChoice view={view} />
      </div>
      {asOf === undefined ? <Issue view={view} /> : <p className={styles.remark}>{words.orders.pinned}</p>}
      <Loaded query={query} lines={8}>
        {({ rows }) => {
          if (rows.length > 0) return <OrderTable rows={rows} isNow={asOf === undefined} />;
          return <Notice>{state === undefined ? words.orders.none : words.orders.noneInState}</Notice>;
        }}
      </Loaded>
    </Panel>
  );
}

/** The form opens on demand; what it recorded is said in its place. */
function Issue({ view }: { readonly view: DeskView }) {
  const words = usePapersWords().orders;
  const [isOpen, setOpen] = useState(false);
  const [recorded, setRecorded] = useState<number>();
  const opener = useFocusBack<HTMLButtonElement>(isOpen);
  if (view.programme.items.length === 0) return <p className={styles.remark}>{words.noItems}</p>;
  if (isOpen) {
    return (
      <IssueForm
        view={view}
        onCancel={() => setOpen(false)}
        onRecorded={(order) => {
          setRecorded(order);
          setOpen(false);
        }}
      />
    );
  }
  return (
    <div className={styles.choices}>
      <button ref={opener} type="button" className={styles.download} data-first="true" onClick={() => setOpen(true)}>
        {words.issue}
      </button>
      {recorded === undefined ? null : (
        <span className={styles.said} role="status">
          {words.recorded(recorded)}
        </span>
      )}
    </div>
  );
}
