import { Popover } from 'antd';
import type { Indicator, IndicatorValue } from '../../data/queries.ts';
import { formatTarget } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './MethodPopover.module.css';

interface Props {
  readonly indicator: Indicator;
  readonly target: IndicatorValue['target'];
}

/** How the number comes about, in plain words, and the clause it answers to. */
export function MethodPopover({ indicator, target }: Props) {
  const { words, say } = useTongue();
  const content = (
    <dl className={styles.method}>
      <dt>{words.method}</dt>
      <dd>{say(indicator.method)}</dd>
      <dt>{words.clause}</dt>
      <dd lang="zh">{indicator.clause}</dd>
      {target ? (
        <>
          <dt>{words.target}</dt>
          <dd>
            {formatTarget(target)}, {words.dueOn(target.dueOn)}
            {target.clause === indicator.clause ? null : <span lang="zh"> · {target.clause}</span>}
          </dd>
        </>
      ) : null}
      <dd className={styles.version}>{words.version(indicator.version)}</dd>
    </dl>
  );
  return (
    <Popover content={content} title={say(indicator.title)} trigger="click" placement="bottom">
      <button type="button" className={styles.open} aria-label={words.showMethod(say(indicator.label))}>
        {words.method}
      </button>
    </Popover>
  );
}
