import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './ConfirmDialog.module.css';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly title: string;
  readonly confirm: string;
  readonly children: ReactNode;
  /** What went wrong when it was confirmed. */
  readonly fault?: string | undefined;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what will happen and asks once. Escape and Cancel do nothing. */
export function ConfirmDialog({ title, confirm, children, fault, isBusy = false, onConfirm, onClose }: Props) {
  const words = useDataWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal?.(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      <div className={styles.text}>{children}</div>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
      <div className={styles.actions}>
        <button type="button" onClick={onClose}>
          {words.actions.cancel}
        </button>
        <button type="button" className={styles.confirm} disabled={isBusy} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
