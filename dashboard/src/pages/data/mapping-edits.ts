import type { ColumnInfo, DatasetInfo, DraftOptions } from './desk-queries.ts';

/** Column of the file to field of the dataset; an empty text for a column that is not to be read. */
export type ColumnFields = Readonly<Record<string, string>>;

/** What the columns are taken for now. A field that was emptied on purpose counts as not read. */
export function fieldsOfColumns(columns: readonly ColumnInfo[], mapping: DraftOptions['mapping']): ColumnFields {
  const given = mapping === null || mapping === 'none' ? {} : mapping.fields;
  return Object.fromEntries(
    columns.map(({ column, field }) => {
      const isEmptied = field !== null && given[field]?.values?.['*'] === null;
      return [column, isEmptied ? '' : (field ?? '')];
    }),
  );
}

/**
 * The mapping that reads every column as chosen. A column that its header stands for is read by the pipeline whatever
 * the mapping says of others: unless its field is taken by another column, it is emptied word by word.
 */
export function mappingOf(chosen: ColumnFields, columns: readonly ColumnInfo[]): { fields: MappingFields } {
  const fields: MappingFields = {};
  for (const { column, personal } of columns) {
    const field = chosen[column];
    if (field && !personal) fields[field] = { column };
  }
  for (const { column, field } of columns) {
    const isDropped = field !== null && chosen[column] === '' && fields[field] === undefined;
    if (isDropped) fields[field] = { column, values: { '*': null } };
  }
  return { fields };
}

type MappingFields = Extract<NonNullable<DraftOptions['mapping']>, object>['fields'];

/** Required fields without a column. What a derivation can fill is not known here: the server says what it misses. */
export function stillMissing(missing: readonly string[], chosen: ColumnFields): readonly string[] {
  const taken = new Set(Object.values(chosen));
  return missing.filter((field) => !taken.has(field));
}

/** Fields that two columns stand for. */
export function takenTwice(chosen: ColumnFields): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const field of Object.values(chosen)) {
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
