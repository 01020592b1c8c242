import { useId } from 'react';
import { useTongue } from '../../words/words-context.tsx';
import styles from './ColumnsView.module.css';
import type { DatasetInfo, Draft } from './desk-queries.ts';
import { fieldLabels, type MappingChoice, stillMissing, takenTwice } from './mapping-edits.ts';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly draft: Draft;
  readonly dataset: DatasetInfo;
  readonly choice: MappingChoice;
  readonly isClosed: boolean;
  readonly onChange: (choice: MappingChoice) => void;
}

/** What is not right yet, with a way to mend it: fields without a column, and words of no code list. */
export function ColumnGaps(props: Props) {
  const { draft, dataset, choice } = props;
  const words = useDataWords();
  const { say } = useTongue();
  const labels = fieldLabels(dataset);
  const nameOf = (field: string) => {
    const label = labels.get(field);
    return label ? say(label) : field;
  };
  const taken = new Set(Object.values(choice.columns));
  const open = [...(draft.recognition?.missing ?? []), ...Object.keys(choice.constants)];
  // One value for a part of the key would make one record of all rows.
  const wanting = [...new Set(open)].filter((field) => !taken.has(field) && !dataset.key.includes(field));
  const missing = stillMissing(draft.recognition?.missing ?? [], choice);
  const unknown = Object.entries(draft.recognition?.unknownWords ?? {});
  return (
    <ul className={styles.lacks}>
      <li data-fault={missing.length > 0} aria-live="polite">
        {missing.length > 0
          ? words.columns.missing(missing.map(nameOf).join(words.history.comma))
          : words.columns.complete}
      </li>
      {takenTwice(choice).map((field) => (
        <li key={field} data-fault aria-live="polite">
          {words.columns.twice(nameOf(field))}
        </li>
      ))}
      {wanting.map((field) => (
        <ConstantLine key={field} {...props} field={field} name={nameOf(field)} />
      ))}
      {unknown.map(([field, found]) => (
        <WordLines key={field} {...props} field={field} name={nameOf(field)} found={found} />
      ))}
    </ul>
  );
}

interface LineProps extends Props {
  readonly field: string;
  readonly name: string;
}

/** One value for every row of the file. */
function ConstantLine({ dataset, choice, isClosed, onChange, field, name }: LineProps) {
  const words = useDataWords();
  const { say } = useTongue();
  const codes = dataset.fields.find((known) => known.field === field)?.codes;
  const label = words.columns.constant(name);
  const set = (value: string) => onChange({ ...choice, constants: { ...choice.constants, [field]: value } });
  const id = useId();
  const common = { id, disabled: isClosed, value: choice.constants[field] ?? '' };
  return (
    <li>
      <div className={styles.gap}>
        <label htmlFor={id}>{label}</label>
        {codes ? (
          <select {...common} onChange={({ target }) => set(target.value)}>
            <option value="">{words.columns.noConstant}</option>
            {codes.map(({ code, label: word }) => (
              <option key={code} value={code}>
                {say(word)}
              </option>
            ))}
          </select>
        ) : (
          <input {...common} maxLength={200} onChange={({ target }) => set(target.value)} />
        )}
      </div>
    </li>
  );
}

const mostWords = 12;

/** Each word that no code list has, and the code it stands for. */
function WordLines({
  dataset,
  choice,
  isClosed,
  onChange,
  field,
  name,
  found,
}: LineProps & { found: readonly string[] }) {
  const words = useDataWords();
  const { say } = useTongue();
  const codes = dataset.fields.find((known) => known.field === field)?.codes ?? [];
  const own = choice.words[field] ?? {};
  const set = (word: string, code: string) =>
    onChange({ ...choice, words: { ...choice.words, [field]: { ...own, [word]: code } } });
  return (
    <li>
      {words.columns.unknownWords(name, String(found.length))}
      {found.slice(0, mostWords).map((word) => (
        <label key={word} className={styles.gap}>
          <span>“{word}”</span>
          <select disabled={isClosed} value={own[word] ?? ''} onChange={({ target }) => set(word, target.value)}>
            <option value="">{words.columns.asItStands}</option>
            {codes.map(({ code, label }) => (
              <option key={code} value={code}>
                {say(label)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </li>
  );
}
