import { useState } from 'react';
import styles from './Download.module.css';
import { saveWorkbook } from './save-workbook.ts';
import type { SheetContent } from './sheet-content.ts';
import { useDownloadWords } from './use-download-words.ts';

interface Props {
  /** Made when it is asked for: it may have to fetch the rest of a list. */
  readonly content: () => SheetContent | Promise<SheetContent>;
  readonly sheetName: string;
}

/** Downloads the table beside it as a workbook. */
export function WorkbookButton({ content, sheetName }: Props) {
  const words = useDownloadWords();
  const [state, setState] = useState<'idle' | 'writing' | 'failed'>('idle');
  const write = async () => {
    if (state === 'writing') return;
    setState('writing');
    try {
      await saveWorkbook(await content(), sheetName);
      setState('idle');
    } catch {
      // Said where it was asked for; the list itself is still there.
      setState('failed');
    }
  };
  const label = { idle: words.workbook, writing: words.writing, failed: words.failed }[state];
  return (
    <button
      type="button"
      className={styles.download}
      aria-disabled={state === 'writing'}
      aria-live="polite"
      onClick={() => void write()}
    >
      {label}
    </button>
  );
}
