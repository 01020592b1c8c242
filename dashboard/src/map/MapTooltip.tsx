import styles from './MapTooltip.module.css';

export interface Tip {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Follows the pointer, stays inside the map, and says nothing that the lists do not say too. */
export function MapTooltip({ tip, frame }: { readonly tip: Tip; readonly frame: { width: number; height: number } }) {
  const toLeft = tip.x > frame.width * 0.6;
  const above = tip.y > frame.height * 0.6;
  const shift = `translate(${toLeft ? 'calc(-100% - 12px)' : '12px'}, ${above ? 'calc(-100% - 12px)' : '12px'})`;
  return (
    <div className={styles.tip} style={{ left: tip.x, top: tip.y, transform: shift }} aria-hidden="true">
      <strong>{tip.title}</strong>
      {tip.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
