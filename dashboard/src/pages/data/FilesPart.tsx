import { useQuery } from '@tanstack/react-query';
import { keepAdminToken, useAdminToken } from '../../data/admin-token.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import styles from './Data.module.css';
import { DraftList } from './DraftList.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { DropZone } from './DropZone.tsx';
import { draftsQuery } from './desk-queries.ts';
import { forbiddenBy } from './say-fault.ts';
import { TokenGate } from './TokenGate.tsx';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

/** Bringing a file: the place to drop it, the files in hand, and the one that is looked at. */
export function FilesPart() {
  const words = useDataWords();
  const drafts = useQuery(draftsQuery());
  const token = useAdminToken();
  const [{ draft }] = useDataAddress();
  const why = forbiddenBy(drafts.error);
  if (why) return <TokenGate why={why} />;
  return (
    <div className={styles.files}>
      <aside className={styles.side}>
        <DropZone limitBytes={drafts.data?.limitBytes} />
        <Loaded query={drafts} lines={3}>
          {(data) => <DraftList drafts={data.drafts} keptDays={data.keptDays} />}
        </Loaded>
        {token === undefined ? null : (
          <button type="button" className={styles.plain} onClick={() => keepAdminToken(undefined)}>
            {words.token.forget}
          </button>
        )}
      </aside>
      <section className={styles.desk} aria-live="off">
        {draft === undefined ? <Notice>{words.nothingChosen}</Notice> : <DraftPanel key={draft} id={draft} />}
      </section>
    </div>
  );
}
