import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './DifferenceView.module.css';
import { DifferenceWorkbook } from './DifferenceWorkbook.tsx';
import { type DatasetInfo, type Differences, type Draft, differenceQuery } from './desk-queries.ts';
import { fieldLabels } from './mapping-edits.ts';
import { sayValue } from './say-value.ts';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly draft: Draft;
  readonly dataset: DatasetInfo | undefined;
}

const kinds = ['added', 'changed', 'removed'] as const;
type Kind = (typeof kinds)[number];

/** What publishing would add, change and remove, record by record. */
export function DifferenceView({ draft, dataset }: Props) {
  const words = useDataWords();
  if (!draft.outcome?.inspected) return <Notice>{words.difference.notYet}</Notice>;
  return <Difference draft={draft} checkedAt={draft.outcome.checkedAt} dataset={dataset} />;
}

interface DifferenceProps extends Props {
  readonly checkedAt: string;
}

function Difference({ draft, checkedAt, dataset }: DifferenceProps) {
  const words = useDataWords();
  const query = useQuery(differenceQuery(draft.draft, checkedAt));
  const [asked, setKind] = useState<Kind>();
  return (
    <Loaded query={query} lines={8}>
      {(differences) => {
        const { counts } = differences;
        if (kinds.every((kind) => counts[kind] === 0)) return <Notice>{words.difference.none}</Notice>;
        const kind = asked ?? kinds.find((name) => counts[name] > 0) ?? 'added';
        return (
          <div className={styles.difference}>
            <KindChoice counts={counts} kind={kind} onChoose={setKind} />
            <Records file={draft.file} differences={differences} kind={kind} dataset={dataset} />
          </div>
        );
      }}
    </Loaded>
  );
}

interface ChoiceProps {
  readonly counts: Differences['counts'];
  readonly kind: Kind;
  readonly onChoose: (kind: Kind) => void;
}

function KindChoice({ counts, kind, onChoose }: ChoiceProps) {
  const words = useDataWords();
  const { language } = useTongue();
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{words.difference.kindLabel}</legend>
      {kinds.map((name) => (
        <button key={name} type="button" data-kind={name} aria-pressed={name === kind} onClick={() => onChoose(name)}>
          {words.difference[name]} <strong>{formatQuantity(counts[name], language)}</strong>
        </button>
      ))}
    </fieldset>
  );
}

interface RecordsProps extends Pick<Props, 'dataset'> {
  readonly file: string;
  readonly differences: Differences;
  readonly kind: Kind;
}

/** Fields and values as the dataset calls them. */
function useFieldWords(dataset: DatasetInfo | undefined) {
  const words = useDataWords();
  const { say } = useTongue();
  const labels = fieldLabels(dataset);
  const labelOf = (field: string) => {
    const label = labels.get(field);
    return label ? say(label) : field;
  };
  const wordOf = (field: string, value: string | null) => {
    if (value === null) return words.difference.empty;
    const known = dataset?.fields.find((candidate) => candidate.field === field);
    const { yes, no } = words.difference;
    return sayValue(value, known, { say, yes, no, comma: words.history.comma });
  };
  return { labelOf, wordOf };
}

function Records({ file, differences, kind, dataset }: RecordsProps) {
  const words = useDataWords();
  const { language } = useTongue();
  const { labelOf, wordOf } = useFieldWords(dataset);
  const records = differences[kind];
  if (records.length === 0) return <Notice>{words.difference.noneOfKind}</Notice>;
  const all = differences.counts[kind];
  const figure = (count: number) => formatQuantity(count, language);
  const cut = records.length < all ? words.difference.first(figure(records.length), figure(all)) : undefined;
  const rows = records.flatMap(({ key, name, row, fields }) => {
    const record = [key, name, row];
    if (fields.length === 0) return [[...record, null, null, null]];
    return fields.map(({ field, before, after }) => [
      ...[...record, labelOf(field), wordOf(field, before), wordOf(field, after)],
    ]);
  });
  return (
    <>
      <p className={styles.rest}>
        <DifferenceWorkbook {...{ file, rows, cut }} kind={words.difference[kind]} />
      </p>
      <ul className={styles.records}>
        {records.map((record) => (
          <Record key={record.key} {...{ record, labelOf, wordOf }} />
        ))}
      </ul>
      {cut === undefined ? null : <p className={styles.rest}>{cut}</p>}
    </>
  );
}

interface RecordProps extends ReturnType<typeof useFieldWords> {
  readonly record: Differences[Kind][number];
}

function Record({ record: { key, name, row, fields }, labelOf, wordOf }: RecordProps) {
  const words = useDataWords();
  return (
    <li className={styles.record}>
      <p className={styles.name}>
        <strong>{name ?? key}</strong>
        {name === null ? null : <span>{key}</span>}
        {row === null ? null : <span>{words.preview.row(String(row))}</span>}
      </p>
      {fields.map(({ field, before, after }) => (
        <p key={field} className={styles.field}>
          <span className={styles.label}>{labelOf(field)}</span>
          <del>{wordOf(field, before)}</del>
          <span aria-hidden="true">→</span>
          <ins>{wordOf(field, after)}</ins>
        </p>
      ))}
    </li>
  );
}
