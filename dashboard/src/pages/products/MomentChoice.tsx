import { Lack } from '../../panel/Lack.tsx';
import { useClosedMonths } from '../../time/use-closed-months.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import styles from './Paper.module.css';
import { usePapersWords } from './use-papers-words.ts';

const isDate = (asOf: string | undefined) => asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf);

/** As of when: the newest data, a closed month, or a date. A load of the address stays while it is not changed. */
export function MomentChoice({ view }: { readonly view: DeskView }) {
  const words = usePapersWords();
  const { asOf, go, programme } = view;
  const { words: pageWords, dateOf } = useTongue();
  const closed = useClosedMonths(programme.id);
  const months = closed.months.map(({ month }) => month);
  const newestDate = programme.basis.asOf ?? '';
  const isMonth = asOf !== undefined && months.includes(asOf);
  const isOther = asOf !== undefined && !isMonth && !isDate(asOf);
  const chosen = isDate(asOf) ? 'date' : (asOf ?? '');
  const choose = (value: string) => go({ asOf: value === 'date' ? newestDate : value === '' ? undefined : value });
  return (
    <span className={styles.choice}>
      <label className={styles.choice}>
        <span className={styles.label}>{words.moment}</span>
        <select className={styles.field} value={chosen} onChange={({ target }) => choose(target.value)}>
          <option value="">{words.newest}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {words.closedMonth(dateOf(month))}
            </option>
          ))}
          {newestDate === '' ? null : <option value="date">{words.otherDate}</option>}
          {isOther ? <option value={asOf}>{asOf.includes('-') ? dateOf(asOf) : words.loadOf(asOf)}</option> : null}
        </select>
      </label>
      {isDate(asOf) ? (
        <input
          type="date"
          className={styles.field}
          aria-label={words.date}
          value={asOf}
          max={newestDate}
          onChange={({ target }) => {
            if (target.value !== '') go({ asOf: target.value });
          }}
        />
      ) : null}
      <Lack query={closed.query} of={pageWords.closedMonths} />
    </span>
  );
}
