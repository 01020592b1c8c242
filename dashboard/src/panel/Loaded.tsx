import { type ReactNode, useDeferredValue } from 'react';
import type { Asked } from '../data/asked.ts';
import { CallError, isForbidden } from '../data/client.ts';
import { saidIn } from '../format/said-in.ts';
import { useTongue } from '../words/words-context.tsx';
import { Forbidden } from './Forbidden.tsx';
import { Notice } from './Notice.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { Waiting } from './Waiting.tsx';

interface Props<T> {
  readonly query: Asked<T>;
  readonly children: (data: T) => ReactNode;
  /** Rows of the skeleton. */
  readonly lines?: number;
}

/**
 * A panel's content in its states: waiting, failed with a way to retry, forbidden, broken while drawing, or there. What appears
 * is made beside what the page does otherwise, a piece at a time: at once, all panels of a page would stop it for a while.
 */
export function Loaded<T>({ query, children, lines = 4 }: Props<T>) {
  const appears = useDeferredValue(query.data !== undefined);
  if (query.data !== undefined && appears) {
    const data = query.data;
    return (
      <PanelBoundary resetKey={String(query.dataUpdatedAt)}>
        <Drawn data={data}>{children}</Drawn>
      </PanelBoundary>
    );
  }
  if (query.data === undefined && query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}

/** Calls the children inside the boundary, so that what they throw is caught there. */
function Drawn<T>({ data, children }: { readonly data: T; readonly children: (data: T) => ReactNode }) {
  return children(data);
}

export function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { words, language } = useTongue();
  if (isForbidden(error)) return <Forbidden error={error} />;
  return (
    <Notice
      role="alert"
      detail={saidIn(language, explain(error, words.states))}
      action={{ label: words.states.retry, run: retry }}
    >
      {words.states.failed}
    </Notice>
  );
}

interface Explanations {
  readonly unreachable: string;
  readonly unknownRegion: string;
  readonly definitionChanged: string;
  readonly monthNotClosed: string;
  readonly noDataAt: string;
  readonly requestId: (id: string) => string;
}

/** Refusals that a reader can understand, by their public code. */
const told: Readonly<Record<string, Exclude<keyof Explanations, 'requestId'>>> = {
  unreachable: 'unreachable',
  unknown_region: 'unknownRegion',
  definition_changed: 'definitionChanged',
  month_not_closed: 'monthNotClosed',
  no_data_at: 'noDataAt',
};

function explain(error: Error, words: Explanations): string {
  if (!(error instanceof CallError)) return error.message;
  const name = told[error.code];
  if (name !== undefined) return words[name];
  return error.requestId ? `${error.message} · ${words.requestId(error.requestId)}` : error.message;
}
