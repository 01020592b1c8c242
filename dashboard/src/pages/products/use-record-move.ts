import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Endpoint, ResponseOf } from '#api/contract/endpoint.ts';
import { keepAdminToken } from '../../data/admin-token.ts';
import { CallError } from '../../data/client.ts';
import { send } from '../../data/send.ts';
import { saidIn } from '../../format/said-in.ts';
import { useTongue } from '../../words/words-context.tsx';
import { usePapersWords } from './use-papers-words.ts';

export interface RecordMove<E extends Endpoint> {
  readonly isSending: boolean;
  /** What went wrong, in words. */
  readonly refusal: string | undefined;
  /** True once the server asked for a token. */
  readonly wantsToken: boolean;
  readonly record: (body: object, token: string) => Promise<ResponseOf<E> | undefined>;
}

const refusalWords = {
  token_needed: 'needed',
  token_wrong: 'wrong',
  only_from_loopback: 'loopback',
} as const;

function tokenWord(code: string): (typeof refusalWords)[keyof typeof refusalWords] | undefined {
  return code in refusalWords ? refusalWords[code as keyof typeof refusalWords] : undefined;
}

/** Records something on the server and asks anew for all that it may have changed. */
export function useRecordMove<E extends Endpoint>(endpoint: E): RecordMove<E> {
  const client = useQueryClient();
  const { words: pageWords, language } = useTongue();
  const words = usePapersWords();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const [wantsToken, setWantsToken] = useState(false);
  const record = async (body: object, token: string) => {
    setSending(true);
    setError(undefined);
    if (token.trim() !== '') keepAdminToken(token.trim());
    try {
      const answer = await send(endpoint, body);
      await client.invalidateQueries();
      return answer;
    } catch (thrown) {
      const failed = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (failed instanceof CallError && tokenWord(failed.code) !== undefined) {
        setWantsToken(failed.code !== 'only_from_loopback');
      }
      setError(failed);
      return undefined;
    } finally {
      setSending(false);
    }
  };
  const explain = (failed: Error) => {
    const word = failed instanceof CallError ? tokenWord(failed.code) : undefined;
    if (word !== undefined) return words.token[word];
    if (failed instanceof CallError && failed.code === 'unreachable') return pageWords.states.unreachable;
    return saidIn(language, failed.message);
  };
  return { isSending, refusal: error && explain(error), wantsToken, record };
}
