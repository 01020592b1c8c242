import { lazy, Suspense } from 'react';
import { drawingPart } from '../../panel/drawing-part.ts';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { WorkbenchCalls, WorkbenchView } from './workbench-view.ts';

const WorkbenchPanel = lazy(() => drawingPart(() => import('./WorkbenchPanel.tsx')));

/** The planners' map, its chunk loaded on demand. Whatever goes wrong in it stays in its place. */
export function WorkbenchMap(props: { readonly view: WorkbenchView; readonly calls: WorkbenchCalls }) {
  const { words } = useTongue();
  return (
    <ErrorBoundary fallback={() => <Notice role="alert">{words.map.noWebgl}</Notice>}>
      <Suspense fallback={<Notice>{words.map.loading}</Notice>}>
        <WorkbenchPanel {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
