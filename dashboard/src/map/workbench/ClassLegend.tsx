import { useState } from 'react';
import { formatQuantity } from '../../format/number.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { LegendSymbol } from '../MapLegend.tsx';
import styles from './ClassLegend.module.css';
import type { LegendGroup } from './class-legend.ts';

const startsOpen = () => window.matchMedia?.('(min-width: 1240px)').matches ?? true;

/** Layer by layer, what is on the map; foldable, since a planner turns on many layers. */
export function ClassLegend({
  groups,
  remark,
}: {
  readonly groups: readonly LegendGroup[];
  readonly remark: string | undefined;
}) {
  const words = useCoverageWords();
  const [open] = useState(startsOpen);
  if (groups.length === 0) return null;
  return (
    <details className={styles.legend} open={open} data-legend data-testid="legend">
      <summary className={styles.title}>{words.legend.title}</summary>
      {remark ? <p className={styles.remark}>{remark}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard */}
      <section className={styles.groups} aria-label={words.legend.title} tabIndex={0}>
        <LegendGroups groups={groups} />
      </section>
    </details>
  );
}

export function LegendGroups({ groups }: { readonly groups: readonly LegendGroup[] }) {
  const { language } = useTongue();
  return groups.map((group) => (
    <section key={group.title} className={styles.group}>
      <h3 className={styles.name}>{group.title}</h3>
      <ul>
        {group.entries.map((entry) => (
          <li key={`${entry.text}${entry.colour}`} className={styles.entry}>
            <LegendSymbol mark={entry.mark} colour={entry.colour} />
            <span>{entry.text}</span>
            <span className={styles.count}>
              {entry.count === undefined ? null : formatQuantity(entry.count, language, 0)}
              {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {group.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </section>
  ));
}
