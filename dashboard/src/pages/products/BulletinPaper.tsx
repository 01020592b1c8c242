import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getBulletinText, getBulletinWorkbook } from '#api/contract/products.ts';
import { useAddressPart } from '../../address/use-address-part.ts';
import { urlOf } from '../../data/client.ts';
import { fetchFile } from '../../data/fetch-file.ts';
import { loadsQuery } from '../../data/queries.ts';
import { closedMonthsQuery } from '../../data/trace-queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { BulletinText } from './BulletinText.tsx';
import { bulletinMonths } from './bulletin-months.ts';
import type { DeskView } from './desk-view.ts';
import styles from './Paper.module.css';
import { productsPart } from './products-address.ts';
import { usePapersWords } from './use-papers-words.ts';

/** The monthly bulletin: read, copied, taken, with its citations. */
export default function BulletinPaper({ view }: { readonly view: DeskView }) {
  const words = usePapersWords();
  const closed = useQuery(closedMonthsQuery({ programme: view.programme.id }));
  const loads = useQuery(loadsQuery());
  return (
    <Loaded query={closed} lines={12}>
      {({ months: closedMonths }) => (
        <Loaded query={loads} lines={12}>
          {({ loads: known }) => {
            const { rootRegion, startsOn, endsOn } = view.programme;
            const months = bulletinMonths(closedMonths, known, { root: rootRegion, startsOn, endsOn });
            if (months.length > 0) return <Bulletin view={view} months={months} />;
            return (
              <Panel title={words.papers.bulletin}>
                <Notice>{words.bulletin.none}</Notice>
              </Panel>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface BulletinProps {
  readonly view: DeskView;
  readonly months: ReturnType<typeof bulletinMonths>;
}

function Bulletin({ view, months }: BulletinProps) {
  const { dateOf, language } = useTongue();
  const words = usePapersWords();
  const [{ month: asked }, go] = useAddressPart(productsPart);
  const month = asked ?? months[0]?.month ?? '';
  const isClosed = months.some((entry) => entry.month === month && entry.isClosed);
  const question = { query: { month, programme: view.programme.id } };
  const url = urlOf(getBulletinText, question);
  const query = useQuery({
    queryKey: ['paper', url],
    queryFn: async ({ signal }) => (await fetchFile(url, signal)).text(),
  });
  return (
    <Panel
      title={words.papers.bulletin}
      note={isClosed ? words.bulletin.closed : words.bulletin.open}
      tools={
        query.data === undefined ? null : (
          <div className={styles.downloads}>
            <CopyText text={query.data} />
            <a className={styles.download} href={url} download={`${month}.txt`}>
              {words.download} {words.formats.txt}
            </a>
            <a className={styles.download} data-first="true" href={urlOf(getBulletinWorkbook, question)} download>
              {words.download} {words.formats.xlsx}
            </a>
          </div>
        )
      }
    >
      <div className={styles.choices}>
        <label className={styles.choice}>
          <span className={styles.label}>{words.bulletin.month}</span>
          <select className={styles.field} value={month} onChange={({ target }) => go({ month: target.value })}>
            {months.some((entry) => entry.month === month) ? null : <option value={month}>{dateOf(month)}</option>}
            {months.map((entry) => (
              <option key={entry.month} value={entry.month}>
                {entry.isClosed ? words.closedMonth(dateOf(entry.month)) : dateOf(entry.month)}
              </option>
            ))}
          </select>
        </label>
        {language === 'en' ? <span className={styles.label}>{words.bulletin.chineseOnly}</span> : null}
      </div>
      <Loaded query={query} lines={16}>
        {(text) => <BulletinText text={text} />}
      </Loaded>
    </Panel>
  );
}

/** The clipboard is there on secure origins and loopback only; elsewhere the download does the work. */
function CopyText({ text }: { readonly text: string }) {
  const words = usePapersWords().bulletin;
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setState(done ? 'copied' : 'failed');
  };
  const label = { idle: words.copy, copied: words.copied, failed: words.notCopied }[state];
  return (
    <button type="button" className={styles.download} aria-live="polite" onClick={() => void copy()}>
      {label}
    </button>
  );
}
