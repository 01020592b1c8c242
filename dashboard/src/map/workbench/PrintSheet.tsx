import { createPortal } from 'react-dom';
import { LegendGroups } from './ClassLegend.tsx';
import type { LegendGroup } from './class-legend.ts';
import styles from './PrintSheet.module.css';
import type { PrintWords } from './workbench-view.ts';

interface Props {
  readonly words: PrintWords;
  readonly picture: string;
  readonly groups: readonly LegendGroup[];
  /** Length of the scale bar, share of the picture's width, and what it stands for. */
  readonly scale: { readonly share: number; readonly text: string };
}

/** What goes to paper: title, map, legend, scale, source and date on a white ground. Only a printer sees it. */
export function PrintSheet({ words, picture, groups, scale }: Props) {
  return createPortal(
    <section className={styles.sheet} data-testid="print-sheet">
      <h1 className={styles.title}>{words.title}</h1>
      <div className={styles.body}>
        <div>
          <img className={styles.map} src={picture} alt={words.title} />
          <p className={styles.scale} style={{ inlineSize: `${scale.share * 100}%` }}>
            {scale.text}
          </p>
        </div>
        <div className={styles.legend}>
          <LegendGroups groups={groups} />
        </div>
      </div>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>,
    document.body,
  );
}
