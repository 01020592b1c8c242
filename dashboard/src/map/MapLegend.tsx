import { useState } from 'react';
import { useTongue } from '../words/words-context.tsx';
import type { LegendEntry, LegendMark } from './legend-model.ts';
import styles from './MapLegend.module.css';

interface Props {
  readonly title: string;
  /** Said beside the title, such as a trial threshold. */
  readonly remark: string | undefined;
  readonly entries: readonly LegendEntry[];
  /** False where nobody could open it again. */
  readonly foldable: boolean;
}

/** A small map has no room to spare: there the legend opens on demand. */
const startsOpen = () => window.matchMedia?.('(min-width: 1240px)').matches ?? true;

export function MapLegend({ title, remark, entries, foldable }: Props) {
  const { words } = useTongue();
  const [open] = useState(() => !foldable || startsOpen());
  const marks = entries.filter((entry) => entry.mark !== 'note');
  const notes = entries.filter((entry) => entry.mark === 'note');
  return (
    <details className={styles.legend} open={open} data-foldable={foldable} data-legend>
      <summary className={styles.title}>
        <span className="visually-hidden">{words.map.legend}：</span>
        {title}
      </summary>
      {remark ? <p className={styles.remark}>{remark}</p> : null}
      <ul className={styles.entries}>
        {marks.map((entry) => (
          <li key={entry.text} className={styles.entry}>
            <LegendSymbol mark={entry.mark} colour={entry.colour} />
            <span>{entry.text}</span>
            {entry.count === undefined ? null : <span className={styles.count}>{entry.count}</span>}
          </li>
        ))}
      </ul>
      {notes.map((entry) => (
        <p key={entry.text} className={styles.note}>
          {entry.text}
        </p>
      ))}
    </details>
  );
}

/** The mark of a class as the map draws it. */
export function LegendSymbol({ mark, colour }: { readonly mark: LegendMark; readonly colour: string }) {
  return (
    <svg className={styles.mark} viewBox="0 0 20 14" aria-hidden="true" focusable="false">
      {mark === 'area' || mark === 'hatched' ? (
        <rect x=".5" y=".5" width="19" height="13" fill={colour} stroke="var(--area-line)" />
      ) : null}
      {mark === 'hatched' ? <path d="m1 13 6-12m0 12 6-12m0 12 6-12" stroke="var(--area-line)" /> : null}
      {mark === 'line' ? <path d="M0 7h20" stroke={colour} strokeWidth="1.5" /> : null}
      {mark === 'boldLine' ? <path d="M0 7h20" stroke={colour} strokeWidth="3" /> : null}
      {mark === 'disc' ? <circle cx="10" cy="7" r="3" fill={colour} /> : null}
      {mark === 'diamond' ? <path d="m10 1 6 6-6 6-6-6Z" fill={colour} /> : null}
      {mark === 'triangle' ? <path d="M10 1.5 15.5 12h-11Z" fill={colour} /> : null}
      {mark === 'hollowTriangle' ? (
        <path d="M10 2.5 14.6 11.4H5.4Z" fill="none" stroke={colour} strokeWidth="1.5" />
      ) : null}
      {mark === 'square' ? <path d="M7 4h6v6H7Z" fill={colour} /> : null}
    </svg>
  );
}
