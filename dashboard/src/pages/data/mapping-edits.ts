import type { ColumnInfo, DatasetInfo, Draft } from './desk-queries.ts';

/** How each field of a dataset is read (api/contract/drafts.ts). */
export type MappingFields = NonNullable<Draft['recognition']>['mapping'];

/** What a clerk chose; everything else stays as it was matched. */
export interface MappingChoice {
  /** Column of the file to field; an empty text for a column that is not to be read. */
  readonly columns: Readonly<Record<string, string>>;
  /** Field to the one value of every row; an empty text for none. */
  readonly constants: Readonly<Record<string, string>>;
  /** Field to words of the file to codes; an empty text for a word that stays as it is. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the columns are taken for now. A field that was emptied on purpose counts as not read. */
export function choiceOf(columns: readonly ColumnInfo[], given: MappingFields): MappingChoice {
  const fields = columns.map(({ column, field }) => {
    const isEmptied = field !== null && given[field]?.values?.['*'] === null;
    return [column, isEmptied ? '' : (field ?? '')] as const;
  });
  const constants = Object.entries(given).flatMap(([field, { constant }]) => {
    return constant === undefined ? [] : [[field, String(constant)] as const];
  });
  return { columns: Object.fromEntries(fields), constants: Object.fromEntries(constants), words: {} };
}

/**
 * The mapping that reads every column as chosen. A column that its header stands for is read by the pipeline whatever
 * the mapping says of others: unless its field is taken by another column, it is emptied word by word.
 */
export function mappingOf(
  choice: MappingChoice,
  columns: readonly ColumnInfo[],
  given: MappingFields,
): { fields: MappingFields } {
  const fields: MappingFields = {};
  for (const { column, personal } of columns) {
    const field = choice.columns[column];
    if (!field || personal) continue;
    const values = { ...wordsGiven(given[field]), ...withoutEmpty(choice.words[field] ?? {}) };
    fields[field] = { column, ...(Object.keys(values).length > 0 && { values }) };
  }
  for (const [field, constant] of Object.entries(withoutEmpty(choice.constants))) fields[field] ??= { constant };
  for (const { column, field } of columns) {
    const isDropped = field !== null && choice.columns[column] === '' && fields[field] === undefined;
    if (isDropped) fields[field] = { column, values: { '*': null } };
  }
  return { fields };
}

/** Words that were mapped before; a field that was emptied as a whole is read again. */
function wordsGiven(mapping: MappingFields[string] | undefined): NonNullable<MappingFields[string]['values']> {
  const values = mapping?.values ?? {};
  return values['*'] === null ? {} : values;
}

function withoutEmpty(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** Required fields without a column or a value. What can be derived is not known here: the server says what it misses. */
export function stillMissing(missing: readonly string[], choice: MappingChoice): readonly string[] {
  const taken = new Set(Object.values(choice.columns));
  return missing.filter((field) => !taken.has(field) && !choice.constants[field]);
}

/** Fields that two columns stand for. */
export function takenTwice({ columns }: MappingChoice): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const field of Object.values(columns)) {
    if (field === '') continue;
    if (seen.has(field)) twice.add(field);
    seen.add(field);
  }
  return [...twice];
}

type Label = DatasetInfo['label'];

/** What fields and places of a dataset are called. */
export function fieldLabels(dataset: DatasetInfo | undefined): ReadonlyMap<string, Label> {
  return new Map([...(dataset?.fields ?? []), ...(dataset?.places ?? [])].map(({ field, label }) => [field, label]));
}
