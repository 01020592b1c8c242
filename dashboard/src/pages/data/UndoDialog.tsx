import type { Load } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly load: Load;
  readonly fault: string | undefined;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** What undoing a load does, by its counts. */
export function UndoDialog({ load, ...rest }: Props) {
  const { undoing } = useDataWords();
  const { language } = useTongue();
  const figure = (count: number) => formatQuantity(count, language);
  const { added, changed, removed } = load;
  const does =
    added + changed + removed === 0 ? undoing.nothing : undoing.does(figure(added), figure(changed), figure(removed));
  return (
    <ConfirmDialog title={undoing.title(String(load.load))} confirm={undoing.confirm} {...rest}>
      <p>{does}</p>
      {load.kind === 'undo' ? <p>{undoing.restores}</p> : null}
      <p>{undoing.keeps}</p>
    </ConfirmDialog>
  );
}
