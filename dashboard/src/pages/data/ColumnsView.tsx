import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { ColumnGaps } from './ColumnGaps.tsx';
import styles from './ColumnsView.module.css';
import { type ColumnInfo, type DatasetInfo, type Draft, isAtWork } from './desk-queries.ts';
import { mappingOf } from './mapping-edits.ts';
import { useDataWords } from './use-data-words.ts';
import type { DraftActions } from './use-draft-actions.ts';
import type { Edits } from './use-edits.ts';

interface Props {
  readonly draft: Draft;
  readonly dataset: DatasetInfo | undefined;
  readonly edits: Edits;
  readonly actions: DraftActions;
}

/** Which column is read into which field, to be corrected column by column. */
export function ColumnsView({ draft, dataset, edits, actions }: Props) {
  const words = useDataWords();
  const columns = draft.recognition?.columns ?? [];
  const { choice, choose } = edits;
  if (columns.length === 0 || dataset === undefined) return <Notice>{words.columns.none}</Notice>;
  const given = draft.recognition?.mapping ?? {};
  const isClosed = isAtWork(draft) || draft.load !== null;
  const isSaved = columns.some(({ how }) => how === 'saved');
  const chosen = choice.columns;
  return (
    <div className={styles.columns}>
      <ColumnGaps {...{ draft, dataset, choice, isClosed }} onChange={choose} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.column}</th>
            <th scope="col">{words.columns.samples}</th>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.how}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={`${column.column} ${column.field}`}
              {...{ column, dataset, isClosed }}
              field={chosen[column.column] ?? ''}
              onChoose={(field) => choose({ ...choice, columns: { ...chosen, [column.column]: field } })}
            />
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        <button
          type="button"
          disabled={isClosed || actions.isBusy || !edits.isSound}
          onClick={() =>
            actions.check({ dataset: dataset.dataset, mapping: mappingOf(choice, columns, given), ...edits.options })
          }
        >
          {words.columns.save}
        </button>
        <span>{words.columns.kept}</span>
        {isSaved && !isClosed ? (
          <button type="button" data-plain onClick={() => actions.check({ mapping: 'none' })}>
            {words.columns.forget}
          </button>
        ) : null}
      </footer>
    </div>
  );
}

interface RowProps {
  readonly column: ColumnInfo;
  readonly dataset: DatasetInfo;
  readonly isClosed: boolean;
  readonly field: string;
  readonly onChoose: (field: string) => void;
}

function ColumnRow({ column, dataset, isClosed, field, onChoose }: RowProps) {
  const words = useDataWords();
  const { say } = useTongue();
  const maybe = dataset.fields.find((known) => known.field === column.maybe);
  const isAsGuessed = (column.field ?? '') === field;
  return (
    <tr>
      <th scope="row">{column.column}</th>
      <td className={styles.samples}>{column.samples.join(' · ')}</td>
      <td>
        {column.personal ? (
          <span className={styles.quiet}>{words.columns.personal}</span>
        ) : (
          <select
            aria-label={`${column.column}: ${words.columns.field}`}
            value={field}
            disabled={isClosed}
            data-unread={field === ''}
            onChange={({ target }) => onChoose(target.value)}
          >
            <option value="">{words.columns.unread}</option>
            {dataset.fields.map((known) => (
              <option key={known.field} value={known.field}>
                {say(known.label)}
                {known.required ? ' *' : ''}
              </option>
            ))}
          </select>
        )}
        {maybe && field === '' && !isClosed ? (
          <button type="button" className={styles.maybe} onClick={() => onChoose(maybe.field)}>
            {words.columns.maybe(say(maybe.label))}
          </button>
        ) : null}
      </td>
      <td className={styles.quiet}>{words.columns.hows[isAsGuessed ? column.how : 'mapping']}</td>
    </tr>
  );
}
