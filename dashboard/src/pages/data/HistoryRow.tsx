import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Load } from '../../data/queries.ts';
import { formatDayTime } from '../../format/clock.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { loadProblemsQuery } from './desk-queries.ts';
import styles from './HistoryPart.module.css';
import { SeverityMark } from './SeverityMark.tsx';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly load: Load;
  readonly dataset: string;
  readonly onUndo: () => void;
}

export function HistoryRow({ load, dataset, onUndo }: Props) {
  const { history } = useDataWords();
  const { dateOf, language } = useTongue();
  const [isOpen, setOpen] = useState(false);
  const [address] = useDataAddress();
  const isMeant = address.load === load.load;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isMeant) row.current?.scrollIntoView?.({ block: 'center' });
  }, [isMeant]);
  const figure = (count: number) => formatQuantity(count, language);
  const problems = load.problems.reduce((sum, { count }) => sum + count, 0);
  const isUndone = load.undoneBy !== null;
  const counts = [
    [history.added, load.added],
    [history.changed, load.changed],
    [history.removed, load.removed],
    [history.unchanged, load.unchanged],
    [history.rejected, load.rejected],
  ] as const;
  return (
    <>
      <tr ref={row} data-undone={isUndone} aria-current={isMeant ? 'true' : undefined}>
        <th scope="row" className={styles.number}>
          {load.load}
        </th>
        <td className={styles.time}>{formatDayTime(new Date(load.publishedAt), language)}</td>
        <td className={styles.dataset}>{dataset}</td>
        <td className={styles.file}>
          {load.undoes === null ? load.file : <strong>{history.undoOf(String(load.undoes))}</strong>}
          {load.undoneBy === null ? null : (
            <span className={styles.undone}>{history.undone(String(load.undoneBy))}</span>
          )}
          {load.sample ? <span className={styles.sample}>{history.sample}</span> : null}
        </td>
        <td className={styles.time}>{dateOf(load.dataDate)}</td>
        {counts.map(([name, count]) => (
          <td key={name} className={styles.number} data-label={name} data-zero={count === 0}>
            {figure(count)}
          </td>
        ))}
        <td>
          {problems === 0 ? (
            <span className={styles.quiet}>{history.noProblems}</span>
          ) : (
            <button type="button" className={styles.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {figure(problems)}
              <span className="visually-hidden"> {history.showProblems(String(load.load))}</span>
            </button>
          )}
        </td>
        <td>
          {isUndone ? null : (
            <button type="button" className={styles.link} onClick={onUndo}>
              {history.undo}
              <span className="visually-hidden"> {load.load}</span>
            </button>
          )}
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={12} className={styles.detail}>
            <LoadProblems load={load.load} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function LoadProblems({ load }: { readonly load: number }) {
  const { history } = useDataWords();
  const { language } = useTongue();
  const query = useQuery(loadProblemsQuery(load));
  return (
    <Loaded query={query} lines={3}>
      {({ groups }) => (
        <ul className={styles.groups}>
          {groups.map(({ code, field, severity, count, message, rows }) => (
            <li key={`${code} ${field}`}>
              <SeverityMark severity={severity} />
              <strong>{formatQuantity(count, language)}</strong>
              <span>{message}</span>
              {rows.some((row) => row > 0) ? (
                <span className={styles.quiet}>{history.rowsAt(rows.join(history.comma))}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
