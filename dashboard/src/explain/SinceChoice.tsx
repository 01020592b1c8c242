import { useAddressPart } from '../address/use-address-part.ts';
import { Lack } from '../panel/Lack.tsx';
import { useClosedMonths } from '../time/use-closed-months.ts';
import { useTongue } from '../words/words-context.tsx';
import { explainPart } from './explain-address.ts';
import styles from './Sections.module.css';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly programme: string;
  readonly since: string;
  /** Data date of what is shown; later dates are not offered. */
  readonly until: string;
}

/** Against when: a closed month, the end of last year, or any other date. */
export function SinceChoice({ programme, since, until }: Props) {
  const words = useExplainWords().change;
  const [, go] = useAddressPart(explainPart);
  const { words: pageWords, dateOf } = useTongue();
  const closed = useClosedMonths(programme);
  const months = closed.months.map(({ month }) => month).filter((month) => month < until.slice(0, 7));
  const yearStart = `${Number(until.slice(0, 4)) - 1}-12-31`;
  const known = [...months, yearStart];
  const choose = (moment: string) => go({ since: moment }, { replace: true });
  return (
    <div className={styles.dates}>
      <label className={styles.dates}>
        <span className={styles.note}>{words.since}</span>
        <select
          className={styles.field}
          value={known.includes(since) ? since : ''}
          onChange={({ target }) => choose(target.value === '' ? `${until.slice(0, 7)}-01` : target.value)}
        >
          {months.map((month) => (
            <option key={month} value={month}>
              {words.closed(dateOf(month))}
            </option>
          ))}
          <option value={yearStart}>{words.yearStart(dateOf(yearStart))}</option>
          <option value="">{words.other}</option>
        </select>
      </label>
      {known.includes(since) ? null : (
        <input
          type="date"
          className={styles.field}
          aria-label={words.date}
          max={until}
          value={/^\d{4}-\d{2}-\d{2}$/.test(since) ? since : ''}
          onChange={({ target }) => {
            if (target.value !== '') choose(target.value);
          }}
        />
      )}
      <Lack query={closed.query} of={pageWords.closedMonths} />
    </div>
  );
}
