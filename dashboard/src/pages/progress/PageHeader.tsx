import { useState } from 'react';
import type { Basis } from '../../data/queries.ts';
import { useTongue } from '../../words/words-context.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import styles from './PageHeader.module.css';
import { ProgrammePicker } from './ProgrammePicker.tsx';
import type { View } from './view.ts';

/** Whose programme, as of when, resting on which load, and that it is a demonstration when it is one. */
export function PageHeader({ view, basis }: { readonly view: View; readonly basis: Basis }) {
  const { words, say } = useTongue();
  const { programme, address, go } = view;
  const night = address.theme === 'night';
  return (
    <header className={styles.header}>
      <a className="visually-hidden" href="#map">
        {words.skipToMap}
      </a>
      <div className={styles.brand}>
        <strong className={styles.product}>{words.product}</strong>
        <span className={styles.line}>{words.productLine}</span>
      </div>
      <div className={styles.programme}>
        <h1 className={styles.title} title={say(programme.title)}>
          {say(programme.title)}
        </h1>
        <p className={styles.document}>
          {programme.documentNo ? <span>{programme.documentNo}</span> : null}
          <ProgrammePicker view={view} />
        </p>
      </div>
      <div className={styles.basis}>
        {basis.sample ? (
          <span className={styles.sample} title={words.sampleHint}>
            {words.sample}
          </span>
        ) : null}
        <span className={styles.date}>{basis.asOf ? words.asOf(basis.asOf) : words.noDate}</span>
        <span className={styles.load}>{words.loadNumber(basis.load)}</span>
        {address.asOf ? (
          <button type="button" className={styles.pinned} onClick={() => go({ asOf: undefined })}>
            {words.pinned} · {words.backToNewest}
          </button>
        ) : null}
      </div>
      <div className={styles.tools}>
        <ExportMenu view={view} />
        <CopyLink />
        <button
          type="button"
          className={styles.tool}
          title={words.themeLabel}
          onClick={() => go({ theme: night ? 'paper' : 'night' }, { replace: true })}
        >
          {night ? words.toPaper : words.toNight}
        </button>
        <button
          type="button"
          className={styles.tool}
          aria-label={`${words.languageLabel} ${words.language}`}
          onClick={() => go({ language: address.language === 'zh' ? 'en' : 'zh' }, { replace: true })}
        >
          {words.language}
        </button>
      </div>
    </header>
  );
}

/** The clipboard is there on secure origins and loopback only; elsewhere the address bar does the work. */
function CopyLink() {
  const { words } = useTongue();
  const [copied, setCopied] = useState(false);
  if (typeof navigator.clipboard?.writeText !== 'function') return null;
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
    window.setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button type="button" className={styles.tool} onClick={copy} aria-live="polite">
      {copied ? words.linkCopied : words.copyLink}
    </button>
  );
}
