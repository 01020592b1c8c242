import type { ReactNode } from 'react';
import { useTongue } from '../words/words-context.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  /** A new value gives the part another chance. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

/** A part of a page for itself: what it throws while it is drawn stays in its place. */
export function PanelBoundary({ resetKey = '', children }: Props) {
  const { words } = useTongue();
  return (
    <ErrorBoundary
      resetKey={resetKey}
      fallback={(retry) => (
        <Notice role="alert" action={{ label: words.states.retry, run: retry }}>
          {words.states.broken}
        </Notice>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
