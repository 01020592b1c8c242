import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CoverageVillage } from '../../data/queries.ts';
import { formatDistance, formatQuantity } from '../../format/number.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { because } from './because.ts';
import type { CoverageView } from './coverage-view.ts';
import styles from './VillageTable.module.css';

interface Props {
  readonly view: CoverageView;
  readonly villages: readonly CoverageVillage[];
}

/** One row a village. Rows and map are one: what is chosen in one is chosen in the other, by hand or by keys. */
export function VillageTable({ view, villages }: Props) {
  const words = useCoverageWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const { record } = view.address;
  const chosen = record?.dataset === 'village' ? record.key : undefined;
  useEffect(() => {
    const rows = [...(body.current?.querySelectorAll<HTMLButtonElement>('[data-village]') ?? [])];
    rows.find((row) => row.dataset.village === chosen)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const choose = (key: string | undefined) =>
    view.go(
      { record: key === undefined ? undefined : { dataset: 'village', key }, mark: undefined },
      { replace: true },
    );
  const press = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') choose(undefined);
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...(body.current?.querySelectorAll<HTMLButtonElement>('[data-village]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.focus();
    choose(next?.dataset.village);
  };
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{words.list.keys}</caption>
      <thead>
        <tr>
          <th scope="col">{words.list.village}</th>
          <th scope="col" className={styles.number}>
            {words.list.population}
          </th>
          <th scope="col" className={styles.number}>
            {words.list.distance}
          </th>
          <th scope="col">{words.list.because}</th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={press}>
        {villages.map((village) => (
          <VillageRow key={village.key} {...{ view, village }} isChosen={village.key === chosen} onChoose={choose} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly view: CoverageView;
  readonly village: CoverageVillage;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
}

function VillageRow({ view, village, isChosen, onChoose }: RowProps) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const { key, name, state, formerState, distanceM, population } = village;
  const isFlipped = formerState !== null && formerState !== state;
  const place = [view.region === view.root ? village.districtName : null, village.townName];
  return (
    <tr className={styles.row} data-chosen={isChosen} data-state={state} onClick={() => onChoose(key)}>
      <th scope="row">
        <button type="button" className={styles.link} data-village={key} aria-pressed={isChosen}>
          {name}
        </button>
        <span className={styles.place}>{place.filter((part) => part !== null).join(' ')}</span>
      </th>
      <td className={styles.number}>{formatQuantity(population, language, 0)}</td>
      <td className={styles.strong}>{formatDistance(distanceM, language)}</td>
      <td className={styles.quiet}>
        {isFlipped ? (
          <b className={styles.flipped}>{state === 'success' ? words.list.newlyCovered : words.list.newlyGap}</b>
        ) : null}
        {because(village, { words, language, reference: view.address.reference })}
      </td>
    </tr>
  );
}
