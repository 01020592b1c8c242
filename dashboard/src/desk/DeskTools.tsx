import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './DeskHeader.module.css';

/** What every page at a desk offers: its address, its colours, its language. */
export function DeskTools() {
  const { words } = useTongue();
  const [address, go] = useAddress();
  const night = address.theme === 'night';
  return (
    <>
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
    </>
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
