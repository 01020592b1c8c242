import { lazy, Suspense, useState } from 'react';
import { formatQuantity } from '../../format/number.ts';
import { drawingPart } from '../../panel/drawing-part.ts';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { ColumnsView } from './ColumnsView.tsx';
import { DifferenceView } from './DifferenceView.tsx';
import styles from './DraftDesk.module.css';
import { DraftHead } from './DraftHead.tsx';
import { DraftNotice } from './DraftNotice.tsx';
import { type DatasetInfo, type Draft, isAtWork } from './desk-queries.ts';
import { FoundView } from './FoundView.tsx';
import { JobStrip } from './JobStrip.tsx';
import { ProblemsView } from './ProblemsView.tsx';
import { draftViews, useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';
import { useDraftActions } from './use-draft-actions.ts';
import { useEdits } from './use-edits.ts';

const PreviewPanel = lazy(() => drawingPart(() => import('./PreviewPanel.tsx')));

interface Props {
  readonly draft: Draft;
  readonly datasets: readonly DatasetInfo[];
}

/** One uploaded file: what it is taken for beside the map of it, and what can be done with it. */
export function DraftDesk({ draft, datasets }: Props) {
  const edits = useEdits(draft);
  const [focus, setFocus] = useState<readonly [number, number]>();
  const actions = useDraftActions(draft, edits.forget);
  const [{ view }] = useDataAddress();
  const { words: common } = useTongue();
  const words = useDataWords();
  const dataset = datasets.find(({ dataset: name }) => name === draft.recognition?.dataset);
  const contents = {
    found: <FoundView {...{ draft, datasets, edits }} />,
    problems: <ProblemsView draft={draft} dataset={dataset} onFocus={setFocus} />,
    columns: <ColumnsView {...{ draft, dataset, edits, actions }} />,
    difference: <DifferenceView draft={draft} dataset={dataset} />,
  } as const;
  return (
    <>
      <DraftHead {...{ draft, datasets, edits, actions }} />
      {isAtWork(draft) ? <JobStrip draft={draft} /> : <DraftNotice draft={draft} actions={actions} />}
      <div className={styles.body}>
        <section className={styles.map} aria-label={common.map.title}>
          <ErrorBoundary fallback={() => <Notice role="alert">{common.map.noWebgl}</Notice>}>
            <Suspense fallback={<Waiting lines={8} />}>
              <PreviewPanel draft={draft} focus={focus} />
            </Suspense>
          </ErrorBoundary>
        </section>
        <div className={styles.rail}>
          <ViewNav draft={draft} />
          <section className={styles.content} aria-label={words.views[view]}>
            {contents[view]}
          </section>
        </div>
      </div>
    </>
  );
}

function ViewNav({ draft }: { readonly draft: Draft }) {
  const words = useDataWords();
  const { language } = useTongue();
  const [{ view: current }, go] = useDataAddress();
  const { outcome } = draft;
  const faults = outcome?.groups.filter(({ severity }) => severity !== 'info');
  const problems = faults?.reduce((sum, { count }) => sum + count, 0);
  const worst = faults?.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <nav className={styles.views} aria-label={words.viewsLabel}>
      {draftViews.map((view) => (
        <button
          key={view}
          type="button"
          className={styles.view}
          aria-current={view === current ? 'true' : undefined}
          onClick={() => go({ view })}
        >
          {words.views[view]}
          {view === 'problems' && problems ? (
            <span className={styles.count} data-worst={worst}>
              {formatQuantity(problems, language)}
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
