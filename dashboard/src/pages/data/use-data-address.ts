import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const dataParts = ['files', 'history', 'templates'] as const;
export type DataPart = (typeof dataParts)[number];
export const draftViews = ['found', 'problems', 'columns', 'difference'] as const;
export type DraftView = (typeof draftViews)[number];

/** What the data page shows beside what every page knows. */
export interface DataAddress {
  readonly part: DataPart;
  /** Id of the uploaded file that is looked at. */
  readonly draft: string | undefined;
  readonly view: DraftView;
  /** Kind of problem that is listed: code and field, `bad_date.opened_on`; undefined: all. */
  readonly kind: string | undefined;
  /** Load that the history points at. */
  readonly load: number | undefined;
}

export function parseDataAddress(search: URLSearchParams): DataAddress {
  const draft = search.get('draft');
  const kind = search.get('kind');
  const load = search.get('load');
  return {
    part: dataParts.find((part) => part === search.get('part')) ?? 'files',
    draft: draft !== null && /^[0-9a-f]{32}$/.test(draft) ? draft : undefined,
    view: draftViews.find((view) => view === search.get('view')) ?? 'found',
    kind: kind !== null && /^[a-z0-9_]+(\.[a-z0-9_]+)?$/.test(kind) ? kind : undefined,
    load: load !== null && /^[1-9]\d{0,8}$/.test(load) ? Number(load) : undefined,
  };
}

export type GoData = (change: Partial<DataAddress>, options?: { readonly replace?: boolean }) => void;

export function useDataAddress(): readonly [DataAddress, GoData] {
  const [search, setSearch] = useSearchParams();
  const address = useMemo(() => parseDataAddress(search), [search]);
  const go = useCallback<GoData>(
    (change, { replace = false } = {}) => {
      setSearch((previous) => formatData({ ...parseDataAddress(previous), ...change }, previous), { replace });
    },
    [setSearch],
  );
  return [address, go];
}

function formatData({ part, draft, view, kind, load }: DataAddress, previous: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(previous);
  const put = (name: string, value: string | undefined, usual?: string) => {
    if (value === undefined || value === usual) next.delete(name);
    else next.set(name, value);
  };
  put('part', part, 'files');
  put('draft', draft);
  put('view', view, 'found');
  put('kind', kind);
  put('load', load === undefined ? undefined : String(load));
  return next;
}
