import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.ts';
import type { Basis } from '../data/queries.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './DeskHeader.module.css';
import { DeskNav } from './DeskNav.tsx';
import { DeskTools } from './DeskTools.tsx';
import type { DeskPage } from './desk-pages.ts';

interface Props {
  readonly page: DeskPage;
  readonly title: string;
  /** Under the title: the document's number, a choice of programme. */
  readonly subtitle?: ReactNode;
  /** What the figures of the page rest on; undefined where it has none. */
  readonly basis?: Basis | undefined;
  /** Where the keyboard may jump to. */
  readonly skip: { readonly to: string; readonly label: string };
  /** Tools of the page, before those of every page. */
  readonly tools?: ReactNode;
}

/** Above every page at a desk: where one is, whose data as of when, and that it is a demonstration when it is one. */
export function DeskHeader({ page, title, subtitle, basis, skip, tools }: Props) {
  const { words } = useTongue();
  return (
    <header className={styles.header}>
      <a className="visually-hidden" href={`#${skip.to}`}>
        {skip.label}
      </a>
      <div className={styles.brand}>
        <strong className={styles.product}>{words.product}</strong>
        <DeskNav current={page} />
      </div>
      <div className={styles.programme}>
        <h1 className={styles.title} title={title}>
          {title}
        </h1>
        {subtitle ? <p className={styles.document}>{subtitle}</p> : null}
      </div>
      {basis ? <BasisLine basis={basis} /> : <span />}
      <div className={styles.tools}>
        {tools}
        <DeskTools />
      </div>
    </header>
  );
}

function BasisLine({ basis }: { readonly basis: Basis }) {
  const { words, dateOf } = useTongue();
  const [address, go] = useAddress();
  return (
    <div className={styles.basis}>
      {basis.sample ? (
        <span className={styles.sample} title={words.sampleHint}>
          {words.sample}
        </span>
      ) : null}
      <span className={styles.date}>{basis.asOf ? words.asOf(dateOf(basis.asOf)) : words.noDate}</span>
      <span className={styles.load}>{words.loadNumber(basis.load)}</span>
      {address.asOf ? (
        <button type="button" className={styles.pinned} onClick={() => go({ asOf: undefined })}>
          {words.pinned} · {words.backToNewest}
        </button>
      ) : null}
    </div>
  );
}
