import { useQuery } from '@tanstack/react-query';
import { CallError } from '../../data/client.ts';
import { type Awards, awardsQuery } from '../../data/queries.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { AwardTable } from './AwardTable.tsx';
import type { DeskView } from './desk-view.ts';
import { MomentChoice } from './MomentChoice.tsx';
import styles from './Paper.module.css';
import { useAwardSheet } from './use-award-sheet.ts';
import { usePapersWords } from './use-papers-words.ts';

/** Awards of each district and year: scheduled, paid, due, and whose turn it is. */
export default function AwardsPaper({ view }: { readonly view: DeskView }) {
  const { say } = useTongue();
  const words = usePapersWords();
  const { programme, asOf, address, go } = view;
  const query = useQuery(awardsQuery({ programme: programme.id, year: address.year, asOf }));
  const hasNone = query.error instanceof CallError && query.error.status === 404 && query.error.code === 'no_awards';
  return (
    <Panel
      title={words.papers.awards}
      note={query.data ? words.awards.unit(say(query.data.unit)) : null}
      tools={query.data ? <Sheet awards={query.data} /> : null}
    >
      <div className={styles.choices}>
        <label className={styles.choice}>
          <span className={styles.label}>{words.awards.year}</span>
          <select
            className={styles.field}
            value={address.year ?? ''}
            onChange={({ target }) => go({ year: target.value === '' ? undefined : Number(target.value) })}
          >
            <option value="">{words.awards.allYears}</option>
            {programme.years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
        <MomentChoice view={view} />
      </div>
      {hasNone ? (
        <Notice>{words.awards.none}</Notice>
      ) : (
        <Loaded query={query} lines={10}>
          {(awards) => <AwardTable awards={awards} isNow={asOf === undefined} />}
        </Loaded>
      )}
    </Panel>
  );
}

function Sheet({ awards }: { readonly awards: Awards }) {
  const words = usePapersWords();
  const content = useAwardSheet(awards);
  return <WorkbookButton content={content} sheetName={words.papers.awards} />;
}
