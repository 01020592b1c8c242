import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallError } from '../../data/client.ts';
import {
  type Draft,
  type DraftOptions,
  discard,
  downloadReport,
  draftQuery,
  draftsQuery,
  startCheck,
  startPublish,
} from './desk-queries.ts';
import { useDataAddress } from './use-data-address.ts';

export interface DraftActions {
  readonly check: (options: Partial<DraftOptions>) => void;
  /** Calls back when the server has taken it on. */
  readonly publish: (dataset: string, then: () => void) => void;
  readonly discard: () => void;
  readonly report: () => void;
  readonly isBusy: boolean;
  /** Why the last of them failed. */
  readonly error: CallError | Error | null;
}

/** What can be done with an uploaded file. Every answer is its newest state. */
export function useDraftActions(draft: Draft, onChecking: () => void): DraftActions {
  const client = useQueryClient();
  const [, go] = useDataAddress();
  const renew = (next: Draft): void => {
    client.setQueryData(draftQuery(draft.draft).queryKey, next);
    void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
  };
  const checking = useMutation({
    mutationFn: (options: Partial<DraftOptions>) => startCheck(draft.draft, options),
    onSuccess: (next) => {
      renew(next);
      onChecking();
    },
  });
  const publishing = useMutation({
    mutationFn: (dataset: string) => startPublish(draft.draft, dataset),
    onSuccess: renew,
  });
  const discarding = useMutation({
    mutationFn: () => discard(draft.draft),
    onSuccess: () => {
      go({ draft: undefined, view: 'found', kind: undefined });
      void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
    },
  });
  const reporting = useMutation({ mutationFn: () => downloadReport(draft) });
  const all = [checking, publishing, discarding, reporting];
  return {
    check: (options) => checking.mutate(options),
    publish: (dataset, then) => publishing.mutate(dataset, { onSuccess: then }),
    discard: () => discarding.mutate(),
    report: () => reporting.mutate(),
    isBusy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
