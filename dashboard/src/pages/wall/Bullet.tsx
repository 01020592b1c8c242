import type { Status } from '#geodata/vocabulary/status.ts';
import { planAxisEnd } from '../../charts/plan-chart.ts';
import { formatShare } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Bullet.module.css';

interface Props {
  readonly name: string;
  /** done / plan in percent; null: not planned. */
  readonly percent: number | null;
  /** Where the bar should end by today. */
  readonly expectedPercent: number | null;
  readonly status: Status;
  /** `345.4 / 500 公里`. */
  readonly amounts: string;
  readonly shown?: boolean;
}

/** A plan and how much of it is done: the bar, a line where it should be by today, and the end of the plan. */
export function Bullet({ name, percent, expectedPercent, status, amounts, shown = false }: Props) {
  const { words } = useTongue();
  const at = (share: number) => `${(100 * Math.min(share, planAxisEnd)) / planAxisEnd}%`;
  return (
    <li className={styles.row} data-shown={shown}>
      <span className={styles.name}>{name}</span>
      <span className={styles.amounts}>{amounts}</span>
      <span className={styles.share}>
        {formatShare(percent)}
        <StatusMark status={status} />
        <span className="visually-hidden">{words.planStatus[status]}</span>
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.plan} style={{ inlineSize: at(100) }} />
        <span className={styles.done} data-status={status} style={{ inlineSize: at(percent ?? 0) }} />
        {expectedPercent === null ? null : (
          <span className={styles.expected} style={{ insetInlineStart: at(expectedPercent) }} />
        )}
      </span>
    </li>
  );
}
