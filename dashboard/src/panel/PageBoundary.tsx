import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useTongue } from '../words/words-context.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notice } from './Notice.tsx';

/** The last resort: what no part of a page has caught is said in its place, and another page is another chance. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { words } = useTongue();
  const { pathname } = useLocation();
  // A chunk that did not come is asked for again by a new page alone.
  const reload = { label: words.states.reload, run: () => window.location.reload() };
  return (
    <ErrorBoundary
      resetKey={pathname}
      fallback={() => (
        <Notice role="alert" action={reload}>
          {words.states.pageBroken}
        </Notice>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
