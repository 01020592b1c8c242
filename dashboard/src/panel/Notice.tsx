import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface Action {
  readonly label: string;
  readonly run: () => void;
}

interface Props {
  readonly children: ReactNode;
  readonly detail?: string | undefined;
  readonly action?: Action | undefined;
  /** Another way on than a button. */
  readonly way?: ReactNode;
  /** `alert` is read out at once; `status` is an ordinary empty state. */
  readonly role?: 'alert' | 'status';
}

/** One sentence in the place of a panel's content, with at most one thing to do about it. */
export function Notice({ children, detail, action, way, role = 'status' }: Props) {
  return (
    <div className={styles.notice} role={role}>
      <p>{children}</p>
      {detail ? <p className={styles.detail}>{detail}</p> : null}
      {action ? (
        <button type="button" className={styles.action} onClick={action.run}>
          {action.label}
        </button>
      ) : null}
      {way}
    </div>
  );
}
