import type { Status } from '#geodata/vocabulary/status.ts';
import styles from './StatusMark.module.css';

/** One shape a status: disc, triangle, diamond, square, hatched ring. Decorative: the words stand beside it. */
export function StatusMark({ status }: { readonly status: Status }) {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-status={status}>
      {shapes[status]}
    </svg>
  );
}

const shapes: Readonly<Record<Status, React.ReactElement>> = {
  met: <circle cx="8" cy="8" r="6.5" fill="var(--status-met)" />,
  on_track: <path d="M8 1.2 15 14.2H1Z" fill="var(--status-on-track)" />,
  at_risk: <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="var(--status-at-risk)" />,
  behind: <path d="M2 2h12v12H2Z" fill="var(--status-behind)" />,
  no_data: (
    <g stroke="var(--status-no-data)" strokeWidth="1.6" fill="none">
      <circle cx="8" cy="8" r="6" />
      <path d="m4 12 8-8M2.5 8.5l6-6m-1 11 6-6" />
    </g>
  ),
};

/** The status as one character, for charts. */
export const statusGlyphs: Readonly<Record<Status, string>> = {
  met: '●',
  on_track: '▲',
  at_risk: '◆',
  behind: '■',
  no_data: '○',
};
