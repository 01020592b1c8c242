import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Load } from '../../data/queries.ts';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { datasetsQuery, historyQuery, undo } from './desk-queries.ts';
import styles from './HistoryPart.module.css';
import { HistoryRow } from './HistoryRow.tsx';
import { HistoryWorkbook } from './HistoryWorkbook.tsx';
import { forbiddenBy, sayError } from './say-fault.ts';
import { TokenGate } from './TokenGate.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

/** Every load that ever was, with what it changed, what was wrong with it, and the way back. */
export default function HistoryPart() {
  const words = useDataWords();
  const { language } = useTongue();
  const client = useQueryClient();
  const loads = useInfiniteQuery(historyQuery());
  const [asked, setAsked] = useState<Load>();
  useUntilThere(loads);
  const undoing = useMutation({
    mutationFn: (load: number) => undo(load),
    onSuccess: () => {
      setAsked(undefined);
      void client.invalidateQueries();
    },
  });
  const why = forbiddenBy(undoing.error);
  if (why) return <TokenGate why={why} onEntered={() => undoing.reset()} />;
  const fault = undoing.error ? sayError(undoing.error, language, words) : undefined;
  return (
    <section className={styles.history} aria-label={words.parts.history}>
      {undoing.data?.load ? (
        <p className={styles.done} role="status">
          {words.undoing.done(String(undoing.data.load))}
        </p>
      ) : null}
      <Loaded query={loads} lines={10}>
        {({ pages }) => (
          <LoadTable
            loads={pages.flatMap((page) => page.loads)}
            onUndo={(load) => {
              undoing.reset();
              setAsked(load);
            }}
            more={loads.hasNextPage ? () => void loads.fetchNextPage() : undefined}
          />
        )}
      </Loaded>
      {asked ? (
        <UndoDialog
          load={asked}
          fault={fault}
          isBusy={undoing.isPending}
          onConfirm={() => undoing.mutate(asked.load)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  );
}

/** Goes back page by page to the load that the address points at. */
function useUntilThere({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: LoadsQuery): void {
  const [{ load: wanted }] = useDataAddress();
  const oldest = data?.pages.at(-1)?.loads.at(-1)?.load;
  useEffect(() => {
    if (wanted === undefined || oldest === undefined || oldest <= wanted) return;
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, oldest, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

type LoadsQuery = UseInfiniteQueryResult<InfiniteData<{ readonly loads: readonly Load[] }>>;

interface TableProps {
  readonly loads: readonly Load[];
  readonly onUndo: (load: Load) => void;
  readonly more: (() => void) | undefined;
}

function LoadTable({ loads, onUndo, more }: TableProps) {
  const words = useDataWords();
  const { say } = useTongue();
  const datasets = useQuery(datasetsQuery());
  const { history } = words;
  if (loads.length === 0) return <Notice>{history.none}</Notice>;
  const nameOf = (name: string) => {
    const label = datasets.data?.datasets.find(({ dataset }) => dataset === name)?.label;
    return label ? say(label) : name;
  };
  const counts = [history.added, history.changed, history.removed, history.unchanged, history.rejected];
  return (
    <>
      <p className={styles.tools}>
        <HistoryWorkbook />
      </p>
      <Lack query={datasets} of={history.dataset} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {history.load}
            </th>
            <th scope="col">{history.time}</th>
            <th scope="col">{history.dataset}</th>
            <th scope="col">{history.file}</th>
            <th scope="col">{history.date}</th>
            {counts.map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
            <th scope="col">{history.problems}</th>
            <th scope="col">
              <span className="visually-hidden">{history.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <HistoryRow key={load.load} load={load} dataset={nameOf(load.dataset)} onUndo={() => onUndo(load)} />
          ))}
        </tbody>
      </table>
      {more ? (
        <button type="button" className={styles.more} onClick={more}>
          {history.more}
        </button>
      ) : null}
    </>
  );
}
