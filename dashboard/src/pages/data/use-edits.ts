import { useState } from 'react';
import type { Draft, DraftOptions } from './desk-queries.ts';
import { choiceOf, type MappingChoice, mappingOf, takenTwice } from './mapping-edits.ts';

export interface Edits {
  /** Options that were changed and not checked yet, the columns among them. */
  readonly options: Partial<DraftOptions>;
  readonly choice: MappingChoice;
  /** False while two columns stand for one field. */
  readonly isSound: boolean;
  readonly edit: (change: Partial<DraftOptions>) => void;
  readonly choose: (choice: MappingChoice) => void;
  readonly forget: () => void;
}

/** What a clerk has changed of a file since its last check, wherever on the page. */
export function useEdits(draft: Draft): Edits {
  const [changed, setChanged] = useState<Partial<DraftOptions>>({});
  const [chosen, setChosen] = useState<MappingChoice>();
  const columns = draft.recognition?.columns ?? [];
  const given = draft.recognition?.mapping ?? {};
  const dataset = draft.recognition?.dataset ?? null;
  return {
    options: chosen ? { dataset, ...changed, mapping: mappingOf(chosen, columns, given) } : changed,
    choice: chosen ?? choiceOf(columns, given),
    isSound: chosen === undefined || takenTwice(chosen).length === 0,
    edit: (change) => {
      // The columns were matched to the fields of the former dataset.
      if (change.dataset !== undefined) setChosen(undefined);
      setChanged({ ...changed, ...change });
    },
    choose: setChosen,
    forget: () => {
      setChanged({});
      setChosen(undefined);
    },
  };
}
