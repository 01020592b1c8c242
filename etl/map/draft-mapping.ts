import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { ColumnGuess } from './explain-match.ts';
import type { HeaderMatch } from './match-headers.ts';
import { parseCode, parseCodes } from './parse-code.ts';
import { isNothing, toText } from './parse-value.ts';
import type { Mapping } from './read-mapping.ts';
import { missingFields } from './require-columns.ts';

const mostWords = 30;

export interface DraftRequest {
  readonly dataset: Dataset;
  readonly match: HeaderMatch;
  readonly columns: readonly ColumnGuess[];
  /** The mapping that led to the guess; its constants and values stay. */
  readonly mapping: Mapping;
  /** Values of the rows to look for unknown words in. */
  readonly rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
}

/**
 * The guess as a mapping file ready to be edited. `fields` is what a load reads; `missing`, `unused` and
 * `unknownWords` tell people what is left to map: required fields, columns, and words of no code list.
 */
export async function draftMapping(request: DraftRequest): Promise<Mapping> {
  const { dataset, match, columns, mapping } = request;
  const guessed = columns.flatMap(({ column, field }) => (field === null ? [] : [[field, { column }] as const]));
  const unused = columns.filter(({ field, personal }) => field === null && !personal).map(({ column }) => column);
  const unknownWords = await findUnknownWords(request);
  return {
    dataset: dataset.name,
    fields: { ...Object.fromEntries(guessed), ...mapping.fields },
    missing: missingFields(match, dataset).map((name) => `${name} ${dataset.fields[name]?.zh ?? ''}`.trim()),
    unused,
    ...(Object.keys(unknownWords).length > 0 && { unknownWords }),
  };
}

async function findUnknownWords({ match, rows }: DraftRequest): Promise<Record<string, string[]>> {
  const coded = match.fields.filter(({ field, column }) => field.codes !== undefined && column !== undefined);
  const found = new Map<string, Set<string>>();
  if (coded.length === 0) return {};
  for await (const values of rows) {
    for (const { name, field, column, values: words } of coded) {
      const text = toText(values[column ?? -1]);
      const codes = field.codes ?? [];
      const known = field.type === 'codes' ? parseCodes(text, codes) : parseCode(text, codes);
      if (isNothing(text) || known !== undefined || words !== undefined) continue;
      const set = found.get(name) ?? new Set();
      found.set(name, set);
      if (set.size < mostWords) set.add(text.slice(0, 60));
    }
  }
  return Object.fromEntries([...found].map(([name, set]) => [name, [...set]]));
}
