import { useState } from 'react';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './ColumnsView.module.css';
import { type ColumnInfo, type DatasetInfo, type Draft, isAtWork } from './desk-queries.ts';
import { fieldLabels, fieldsOfColumns, mappingOf, stillMissing, takenTwice } from './mapping-edits.ts';
import { useDataWords } from './use-data-words.ts';
import type { DraftActions } from './use-draft-actions.ts';

interface Props {
  readonly draft: Draft;
  readonly dataset: DatasetInfo | undefined;
  readonly actions: DraftActions;
}

/** Which column is read into which field, to be corrected column by column. */
export function ColumnsView({ draft, dataset, actions }: Props) {
  const words = useDataWords();
  const columns = draft.recognition?.columns ?? [];
  const [chosen, setChosen] = useState(() => fieldsOfColumns(columns, draft.options.mapping));
  if (columns.length === 0 || dataset === undefined) return <Notice>{words.columns.none}</Notice>;
  const twice = takenTwice(chosen);
  const isClosed = isAtWork(draft) || draft.load !== null;
  const isSaved = columns.some(({ how }) => how === 'saved');
  return (
    <div className={styles.columns}>
      <Lacks {...{ draft, dataset, chosen, twice }} />
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
              onChoose={(field) => setChosen({ ...chosen, [column.column]: field })}
            />
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        <button
          type="button"
          disabled={isClosed || actions.isBusy || twice.length > 0}
          onClick={() => actions.check({ dataset: dataset.dataset, mapping: mappingOf(chosen, columns) })}
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

interface LacksProps extends Pick<Props, 'draft'> {
  readonly dataset: DatasetInfo;
  readonly chosen: Readonly<Record<string, string>>;
  readonly twice: readonly string[];
}

/** What is not right yet, first of all. */
function Lacks({ draft, dataset, chosen, twice }: LacksProps) {
  const words = useDataWords();
  const { say } = useTongue();
  const labels = fieldLabels(dataset);
  const nameOf = (field: string) => {
    const label = labels.get(field);
    return label ? say(label) : field;
  };
  const comma = words.history.comma;
  const missing = stillMissing(draft.recognition?.missing ?? [], chosen);
  const unknown = Object.entries(draft.recognition?.unknownWords ?? {});
  return (
    <ul className={styles.lacks} aria-live="polite">
      <li data-fault={missing.length > 0}>
        {missing.length > 0 ? words.columns.missing(missing.map(nameOf).join(comma)) : words.columns.complete}
      </li>
      {twice.map((field) => (
        <li key={field} data-fault>
          {words.columns.twice(nameOf(field))}
        </li>
      ))}
      {unknown.map(([field, found]) => (
        <li key={field}>{words.columns.unknownWords(nameOf(field), found.slice(0, 6).join(comma))}</li>
      ))}
    </ul>
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
                {known.required ? ` *` : ''}
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
