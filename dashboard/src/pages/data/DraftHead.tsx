import { useState } from 'react';
import { useTongue } from '../../words/words-context.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import styles from './DraftDesk.module.css';
import { DraftStateMark } from './DraftStateMark.tsx';
import { type DatasetInfo, type Draft, type DraftOptions, isAtWork } from './desk-queries.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { sayError, sizeText } from './say-fault.ts';
import { useDataWords } from './use-data-words.ts';
import type { DraftActions } from './use-draft-actions.ts';
import type { Edits } from './use-edits.ts';

interface Props {
  readonly draft: Draft;
  readonly datasets: readonly DatasetInfo[];
  readonly edits: Edits;
  readonly actions: DraftActions;
}

/** Name and state of the file, and the one next thing to do, standing out. */
export function DraftHead({ draft, datasets, edits, actions }: Props) {
  const words = useDataWords();
  const { language } = useTongue();
  const [asking, setAsking] = useState<'publish' | 'discard'>();
  const atWork = isAtWork(draft);
  const isEdited = Object.keys(edits.options).length > 0;
  const canPublish = draft.state === 'checked' && !isEdited;
  const fault = actions.error ? sayError(actions.error, language, words) : undefined;
  const close = () => setAsking(undefined);
  return (
    <header className={styles.head}>
      <div className={styles.file}>
        <h2 title={draft.file}>{draft.file}</h2>
        <DraftStateMark state={draft.state} />
        <span className={styles.size}>{sizeText(draft.bytes, words)}</span>
      </div>
      <div className={styles.actions}>
        {draft.outcome ? (
          <button type="button" disabled={atWork} onClick={actions.report}>
            {words.actions.report}
          </button>
        ) : null}
        {draft.load === null ? (
          <button
            type="button"
            data-main={!canPublish}
            disabled={atWork || actions.isBusy || !edits.isSound}
            onClick={() => actions.check(withDataset(draft, edits.options))}
          >
            {draft.outcome || draft.fault ? words.actions.checkAgain : words.actions.check}
          </button>
        ) : null}
        {draft.load === null ? (
          <button type="button" data-main={canPublish} disabled={!canPublish} onClick={() => setAsking('publish')}>
            {words.actions.publish}
          </button>
        ) : null}
        <button type="button" disabled={draft.state === 'working'} onClick={() => setAsking('discard')}>
          {words.actions.discard}
        </button>
      </div>
      {fault && asking === undefined ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {asking === 'publish' ? <PublishDialog {...{ draft, datasets, actions, fault }} onClose={close} /> : null}
      {asking === 'discard' ? (
        <ConfirmDialog
          title={words.discarding.title}
          confirm={words.discarding.confirm}
          fault={fault}
          isBusy={actions.isBusy}
          onConfirm={actions.discard}
          onClose={close}
        >
          <p>{words.discarding.text}</p>
        </ConfirmDialog>
      ) : null}
    </header>
  );
}

/** To check a file that was only guessed at is to confirm the guess that is shown. */
function withDataset(draft: Draft, options: Partial<DraftOptions>): Partial<DraftOptions> {
  const guessed = draft.recognition?.dataset ?? null;
  const isOpen = draft.options.dataset === null && guessed !== null;
  return draft.state === 'recognised' && isOpen ? { dataset: guessed, ...options } : options;
}
