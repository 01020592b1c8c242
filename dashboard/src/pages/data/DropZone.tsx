import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTongue } from '../../words/words-context.tsx';
import styles from './DropZone.module.css';
import { draftQuery, draftsQuery } from './desk-queries.ts';
import { oneFile } from './one-file.ts';
import { sayError, sizeText } from './say-fault.ts';
import { type Upload, uploadFile } from './upload-file.ts';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';
import { useFileDrop } from './use-file-drop.ts';

interface Sending {
  readonly file: string;
  readonly share: number;
}

/** Takes a file dropped anywhere on the page, or chosen with the keyboard. */
export function DropZone({ limitBytes }: { readonly limitBytes: number | undefined }) {
  const words = useDataWords();
  const { language } = useTongue();
  const client = useQueryClient();
  const [, go] = useDataAddress();
  const input = useRef<HTMLInputElement>(null);
  const upload = useRef<Upload>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [fault, setFault] = useState<string>();
  const limit = limitBytes === undefined ? '' : sizeText(limitBytes, words);

  const take = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0 || upload.current !== undefined) return;
      const file = await oneFile(files);
      setFault(file === undefined ? words.drop.several : undefined);
      if (file === undefined) return;
      if (limitBytes !== undefined && file.size > limitBytes) return setFault(words.drop.tooLarge(limit));
      setSending({ file: file.name, share: 0 });
      upload.current = uploadFile(file, (share) => setSending({ file: file.name, share }));
      try {
        const draft = await upload.current.answer;
        client.setQueryData(draftQuery(draft.draft).queryKey, draft);
        void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
        go({ draft: draft.draft, view: 'found', kind: undefined });
      } catch (error) {
        if (error instanceof Error) setFault(sayError(error, language, words));
      } finally {
        upload.current = undefined;
        setSending(undefined);
      }
    },
    [client, go, language, limit, limitBytes, words],
  );
  const isOver = useFileDrop(take);

  return (
    <div className={styles.zone} data-over={isOver}>
      {sending ? (
        <Progress sending={sending} onCancel={() => upload.current?.cancel()} />
      ) : (
        <>
          <strong className={styles.title}>{words.drop.title}</strong>
          <button type="button" className={styles.choose} onClick={() => input.current?.click()}>
            {words.drop.choose}
          </button>
          <p className={styles.hint}>{words.drop.hint(limit)}</p>
          <p className={styles.hint}>{words.drop.safe}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.drop.choose}
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

function Progress({ sending, onCancel }: { readonly sending: Sending; readonly onCancel: () => void }) {
  const words = useDataWords();
  const percent = Math.round(sending.share * 100);
  return (
    <>
      <span className={styles.name}>{words.drop.sending(sending.file)}</span>
      <progress className={styles.bar} max={100} value={percent} aria-label={words.drop.sending(sending.file)} />
      <span>{words.drop.sent(String(percent))}</span>
      <button type="button" className={styles.choose} onClick={onCancel}>
        {words.actions.cancel}
      </button>
    </>
  );
}
