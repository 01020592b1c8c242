import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import styles from './SwipeDivider.module.css';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowRight: 2, PageUp: 10, PageDown: -10 };
const ends: Readonly<Record<string, number>> = { Home: 0, End: 100 };

interface Props {
  readonly percent: number;
  readonly onMove: (to: (now: number) => number) => void;
  /** It came to rest: what the address is to keep. */
  readonly onRest: () => void;
}

/** Between the two sides: dragged, or moved by the arrow keys. */
export function SwipeDivider({ percent, onMove, onRest }: Props) {
  const words = useCoverageWords();
  const line = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const frame = line.current?.parentElement?.getBoundingClientRect();
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const to = ((event.clientX - frame.left) / frame.width) * 100;
    onMove(() => to);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    const end = ends[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    onMove((now) => end ?? now + (step ?? 0));
  };
  return (
    <div
      ref={line}
      role="slider"
      tabIndex={0}
      className={styles.divider}
      style={{ insetInlineStart: `${percent}%` }}
      aria-label={words.versus.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-orientation="horizontal"
      title={words.versus.dividerHint}
      onKeyDown={press}
      onKeyUp={onRest}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={onRest}
    >
      <span className={styles.grip} aria-hidden="true">
        ⇔
      </span>
    </div>
  );
}
