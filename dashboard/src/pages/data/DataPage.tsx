import { lazy, Suspense } from 'react';
import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Data.module.css';
import { FilesPart } from './FilesPart.tsx';
import { type DataPart, dataParts, useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

const HistoryPart = lazy(() => import('./HistoryPart.tsx'));
const TemplatesPart = lazy(() => import('./TemplatesPart.tsx'));

/** The data desk: bringing a file, what was loaded, and what to fill in. */
export default function DataPage() {
  const { words } = useTongue();
  const [{ part }] = useDataAddress();
  const contents = { files: FilesPart, history: HistoryPart, templates: TemplatesPart } as const;
  const Content = contents[part];
  return (
    <div className={styles.page}>
      <DeskHeader page="data" title={words.pages.data} skip={{ to: 'content', label: words.skipToContent }} />
      <main className={styles.main} id="content" tabIndex={-1}>
        <PartNav current={part} />
        <PanelBoundary resetKey={part}>
          <Suspense fallback={<Waiting lines={8} />}>
            <Content />
          </Suspense>
        </PanelBoundary>
      </main>
    </div>
  );
}

function PartNav({ current }: { readonly current: DataPart }) {
  const words = useDataWords();
  const [, go] = useDataAddress();
  return (
    <nav className={styles.parts} aria-label={words.partsLabel}>
      {dataParts.map((part) => (
        <button
          key={part}
          type="button"
          className={styles.part}
          aria-current={part === current ? 'page' : undefined}
          onClick={() => go({ part })}
        >
          {words.parts[part]}
        </button>
      ))}
    </nav>
  );
}
