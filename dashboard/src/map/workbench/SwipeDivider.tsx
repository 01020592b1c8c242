import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import styles from './SwipeDivider.module.css';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowRight: 2, PageUp: 10, PageDown: -10 };

/** Between the two sides: dragged, or moved by the arrow keys. */
export function SwipeDivider({
  percent,
  onMove,
}: {
  readonly percent: number;
  readonly onMove: (percent: number) => void;
}) {
  const words = useCoverageWords();
  const line = useRef<HTMLDivElement>(null);
  const within = (value: number) => onMove(Math.min(100, Math.max(0, Math.round(value))));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const frame = line.current?.parentElement?.getBoundingClientRect();
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    within(((event.clientX - frame.left) / frame.width) * 100);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? 100 : undefined;
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    within(end ?? percent + (step ?? 0));
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
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <span className={styles.grip} aria-hidden="true">
        ⇔
      </span>
    </div>
  );
}
