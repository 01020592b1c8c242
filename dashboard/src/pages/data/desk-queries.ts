import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listDatasets } from '#api/contract/datasets.ts';
import {
  checkDraft,
  compareDraft,
  discardDraft,
  getDraft,
  getDraftReport,
  listDraftProblems,
  listDrafts,
  previewDraft,
  publishDraft,
} from '#api/contract/drafts.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import { listLoadProblems, listLoads, undoLoad } from '#api/contract/loads.ts';
import { authorization } from '../../data/admin-token.ts';
import { call, problemOf, urlOf } from '../../data/client.ts';

export type Draft = ResponseOf<typeof getDraft>;
export type DraftSummary = ResponseOf<typeof listDrafts>['drafts'][number];
export type DraftOptions = Draft['options'];
export type Outcome = NonNullable<Draft['outcome']>;
export type DraftProblem = ResponseOf<typeof listDraftProblems>['problems'][number];
export type Preview = ResponseOf<typeof previewDraft>;
export type Differences = ResponseOf<typeof compareDraft>;
export type DatasetInfo = ResponseOf<typeof listDatasets>['datasets'][number];
export type ColumnInfo = NonNullable<Draft['recognition']>['columns'][number];

/** How often a job is asked after. */
const pollMs = 800;

export function isAtWork({ state }: Pick<Draft, 'state'>): boolean {
  return state === 'waiting' || state === 'working';
}

export const draftsQuery = () =>
  queryOptions({
    queryKey: [listDrafts.operationId],
    queryFn: ({ signal }) => call(listDrafts, { signal }),
    refetchInterval: ({ state }) => (state.data?.drafts.some(isAtWork) ? 2 * pollMs : false),
    retry: false,
  });

export const draftQuery = (draft: string) =>
  queryOptions({
    queryKey: [getDraft.operationId, draft],
    queryFn: ({ signal }) => call(getDraft, { params: { draft }, signal }),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? pollMs : false),
  });

/** What a check found is asked for once a check: its time is part of the key. */
export const previewQuery = (draft: string, checkedAt: string) =>
  queryOptions({
    queryKey: [previewDraft.operationId, draft, checkedAt],
    queryFn: ({ signal }) => call(previewDraft, { params: { draft }, signal }),
  });

export const differenceQuery = (draft: string, checkedAt: string) =>
  queryOptions({
    queryKey: [compareDraft.operationId, draft, checkedAt],
    queryFn: ({ signal }) => call(compareDraft, { params: { draft }, signal }),
  });

const problemsAtOnce = 100;
/** On the map, of all kinds. */
const placesShown = 500;

export const problemsQuery = (draft: string, checkedAt: string, kind: { code?: string; field?: string }) =>
  infiniteQueryOptions({
    queryKey: [listDraftProblems.operationId, draft, checkedAt, kind],
    queryFn: ({ pageParam, signal }) =>
      call(listDraftProblems, {
        params: { draft },
        query: { ...kind, offset: pageParam, limit: problemsAtOnce },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const shown = pages.reduce((sum, { problems }) => sum + problems.length, 0);
      return shown < page.total ? shown : undefined;
    },
  });

export const placesQuery = (draft: string, checkedAt: string) =>
  queryOptions({
    queryKey: [listDraftProblems.operationId, draft, checkedAt, 'places'],
    queryFn: ({ signal }) => call(listDraftProblems, { params: { draft }, query: { limit: placesShown }, signal }),
  });

export const datasetsQuery = () =>
  queryOptions({ queryKey: [listDatasets.operationId], queryFn: ({ signal }) => call(listDatasets, { signal }) });

export const historyQuery = () =>
  infiniteQueryOptions({
    queryKey: [listLoads.operationId, 'history'],
    queryFn: ({ pageParam, signal }) => call(listLoads, { query: { limit: historyAtOnce, before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ loads }) => (loads.length < historyAtOnce ? undefined : loads.at(-1)?.load),
  });

const historyAtOnce = 50;

export const loadProblemsQuery = (load: number) =>
  queryOptions({
    queryKey: [listLoadProblems.operationId, load],
    queryFn: ({ signal }) => call(listLoadProblems, { params: { load }, signal }),
  });

export const startCheck = (draft: string, options: Partial<DraftOptions>) =>
  call(checkDraft, { params: { draft }, body: options });
export const startPublish = (draft: string, dataset: string) =>
  call(publishDraft, { params: { draft }, body: { dataset } });
export const discard = (draft: string) => call(discardDraft, { params: { draft } });
export const undo = (load: number) => call(undoLoad, { params: { load } });

/** The marked workbook, handed to the browser as a download: a link could not send the token. */
export async function downloadReport({ draft, file }: Pick<Draft, 'draft' | 'file'>): Promise<void> {
  const response = await fetch(urlOf(getDraftReport, { params: { draft } }), { headers: authorization() });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `检查报告 ${file.replace(/\.[^.]*$/, '')}.xlsx`;
  link.click();
  URL.revokeObjectURL(link.href);
}
