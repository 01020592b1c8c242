import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moveOrder } from '#api/contract/orders.ts';
import { progressQuery, regionsQuery } from '../../data/queries.ts';
import { statusOf } from '../../look/status-of.ts';
import { Lack } from '../../panel/Lack.tsx';
import { chooseYear } from '../../programme/choose-year.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { MoveForm } from './MoveForm.tsx';
import styles from './Paper.module.css';
import { usePapersWords } from './use-papers-words.ts';

interface Props {
  readonly view: DeskView;
  readonly onRecorded: (order: number) => void;
  readonly onCancel: () => void;
}

/** A new order: of which district, which item, which year, until when. Each item says how it stands. */
export function IssueForm({ view, onRecorded, onCancel }: Props) {
  const { words: pageWords, say, nameOf } = useTongue();
  const words = usePapersWords().orders;
  const { programme, root } = view;
  const newestYear = chooseYear(programme.years, view.address.year, programme.basis.asOf);
  const [place, setPlace] = useState({ region: '', item: '', year: newestYear, dueOn: '' });
  const ofRegions = useQuery(regionsQuery({ parent: root }));
  const regions = ofRegions.data?.regions ?? [];
  const region = place.region === '' ? (regions[0]?.code ?? '') : place.region;
  const progress = useQuery({
    ...progressQuery({ programme: programme.id, region, year: place.year }),
    enabled: region !== '',
  });
  const lacking = [
    { query: ofRegions, of: pageWords.region },
    { query: progress, of: pageWords.plan.title },
  ].filter(({ query, of }) => query.data === undefined && (region !== '' || of === pageWords.region));
  const statusWord = (item: string) => {
    const row = progress.data?.rows.find((entry) => entry.item === item);
    return row ? ` · ${pageWords.planStatus[statusOf(row.status)]}` : '';
  };
  const item = place.item === '' ? (firstLate(progress.data?.rows) ?? programme.items[0]?.item ?? '') : place.item;
  return (
    <MoveForm
      endpoint={moveOrder}
      label={words.issue}
      onCancel={onCancel}
      onRecorded={({ row }) => onRecorded(row.order)}
      bodyOf={(author) =>
        region === '' || item === ''
          ? undefined
          : {
              kind: 'issue',
              ...{ programme: programme.id, region, item, year: place.year },
              ...(place.dueOn === '' ? {} : { dueOn: place.dueOn }),
              ...author,
            }
      }
    >
      <label>
        <span className={styles.label}>{pageWords.region} *</span>
        <select
          className={styles.field}
          value={region}
          onChange={({ target }) => setPlace({ ...place, region: target.value, item: '' })}
        >
          {regions.map((entry) => (
            <option key={entry.code} value={entry.code}>
              {nameOf(entry)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className={styles.label}>{words.year} *</span>
        <select
          className={styles.field}
          value={place.year}
          onChange={({ target }) => setPlace({ ...place, year: Number(target.value), item: '' })}
        >
          {programme.years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className={styles.label}>{words.item} *</span>
        <select
          className={styles.field}
          value={item}
          onChange={({ target }) => setPlace({ ...place, item: target.value })}
        >
          {programme.items.map((entry) => (
            <option key={entry.item} value={entry.item}>
              {say(entry.title)}
              {statusWord(entry.item)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className={styles.label}>{words.dueOn}</span>
        <input
          type="date"
          className={styles.field}
          value={place.dueOn}
          onChange={({ target }) => setPlace({ ...place, dueOn: target.value })}
        />
      </label>
      {lacking.length > 0 ? (
        <p className={styles.whole}>
          {lacking.map(({ query, of }) => (
            <Lack key={of} query={query} of={of} />
          ))}
        </p>
      ) : null}
    </MoveForm>
  );
}

/** The item that most likely is meant: the first that is behind, else the first at risk. */
function firstLate(
  rows: readonly { readonly item: string; readonly status: string }[] | undefined,
): string | undefined {
  return (rows?.find(({ status }) => status === 'behind') ?? rows?.find(({ status }) => status === 'at_risk'))?.item;
}
