import { type PlanBar, planAxisEnd } from '../../charts/plan-chart.ts';
import { formatShare } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Bullet.module.css';

interface Props {
  readonly bar: PlanBar;
  readonly name: string;
  /** True for what the scene is about. */
  readonly shown: boolean;
}

/** A plan and how much of it is done: the bar, a line where it should be by today, and the end of the plan. */
export function Bullet({ bar: { percent, expectedPercent, status, amounts }, name, shown }: Props) {
  const { words } = useTongue();
  const at = (share: number) => `${(100 * Math.min(share, planAxisEnd)) / planAxisEnd}%`;
  return (
    <li className={styles.row} data-shown={shown}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.share}>
          {formatShare(percent)}
          <StatusMark status={status} />
          <span className="visually-hidden">{words.planStatus[status]}</span>
        </span>
      </span>
      <span className={styles.figures}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.plan} style={{ inlineSize: at(100) }} />
          <span className={styles.done} data-status={status} style={{ inlineSize: at(percent ?? 0) }} />
          {expectedPercent === null ? null : (
            <span className={styles.expected} style={{ insetInlineStart: at(expectedPercent) }} />
          )}
        </span>
        <span className={styles.amounts}>{amounts}</span>
      </span>
    </li>
  );
}
