import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CallError } from '../../data/client.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { DraftDesk } from './DraftDesk.tsx';
import { datasetsQuery, draftQuery, draftsQuery } from './desk-queries.ts';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

/** The file of the address, in whatever state it is. */
export function DraftPanel({ id }: { readonly id: string }) {
  const words = useDataWords();
  const [, go] = useDataAddress();
  const draft = useQuery(draftQuery(id));
  const datasets = useQuery(datasetsQuery());
  const client = useQueryClient();
  const state = draft.data?.state;
  // The list of files says the same as the file that is looked at.
  useEffect(() => {
    if (state !== undefined) void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
  }, [client, state]);
  if (draft.error instanceof CallError && draft.error.code === 'unknown_draft') {
    return (
      <Notice role="alert" action={{ label: words.actions.close, run: () => go({ draft: undefined }) }}>
        {words.gone}
      </Notice>
    );
  }
  return (
    <Loaded query={datasets} lines={10}>
      {({ datasets: known }) => (
        <Loaded query={draft} lines={10}>
          {(data) => <DraftDesk draft={data} datasets={known} />}
        </Loaded>
      )}
    </Loaded>
  );
}
