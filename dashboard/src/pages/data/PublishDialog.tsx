import { formatQuantity } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Certainty } from './Certainty.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { DatasetInfo, Draft } from './desk-queries.ts';
import styles from './FoundView.module.css';
import { useDataWords } from './use-data-words.ts';
import { useDistricts } from './use-districts.ts';
import type { DraftActions } from './use-draft-actions.ts';

interface Props {
  readonly draft: Draft;
  readonly datasets: readonly DatasetInfo[];
  readonly actions: DraftActions;
  readonly fault: string | undefined;
  readonly onClose: () => void;
}

/** Says what publishing does, with the dataset by name: that is what the clerk confirms. */
export function PublishDialog({ draft, datasets, actions, fault, onClose }: Props) {
  const words = useDataWords();
  const { language, say, nameOf, dateOf } = useTongue();
  const { outcome, options } = draft;
  const region = useDistricts(options.programme).districts.find(({ code }) => code === options.region);
  if (!outcome?.counts) return null;
  const { added, changed, removed, rejected } = outcome.counts;
  const label = datasets.find(({ dataset }) => dataset === outcome.dataset)?.label;
  const figure = (count: number) => formatQuantity(count, language);
  return (
    <ConfirmDialog
      title={words.publish.title}
      confirm={words.publish.confirm}
      fault={fault}
      isBusy={actions.isBusy}
      onConfirm={() => actions.publish(outcome.dataset, onClose)}
      onClose={onClose}
    >
      <p>
        <strong>{words.publish.as(label ? say(label) : outcome.dataset)}</strong>
        {words.separator}
        {words.publish.date(dateOf(options.dataDate))}
        {options.region ? words.separator + words.publish.region(region ? nameOf(region) : options.region) : null}
      </p>
      {outcome.crs ? (
        <p className={styles.line}>
          {words.found.crs} {say(outcome.crs.label)} <Certainty certainty={outcome.crs.certainty} />
        </p>
      ) : null}
      <p>{words.publish.does(figure(added), figure(changed), figure(removed))}</p>
      {rejected > 0 ? <p>{words.publish.rejected(figure(rejected))}</p> : null}
      <p>{words.publish.later}</p>
    </ConfirmDialog>
  );
}
