import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { defineError, PublicError } from '#geodata/errors.ts';
import type { ColumnGuess } from './explain-match.ts';
import type { HeaderMatch } from './match-headers.ts';

interface Missing {
  readonly file: string;
  readonly dataset: string;
  readonly zh: string;
  readonly en: string;
  readonly foundZh: string;
  readonly foundEn: string;
  readonly unknownZh: string;
  readonly unknownEn: string;
}

const columnsMissing = defineError(
  'columns_missing',
  422,
  ({ file, dataset, zh, en, foundZh, foundEn, unknownZh, unknownEn }: Missing) =>
    `文件“${file}”缺少必需的列：${zh}。已识别：${foundZh}；未识别：${unknownZh}。请更正列名；或运行 mapping ${dataset} <文件> --save 映射.json，改好后加 --mapping 映射.json 重新加载。${file} lacks required columns: ${en}. Found: ${foundEn}; not recognised: ${unknownEn}. Correct the headers, or run mapping ${dataset} <file> --save mapping.json, edit it and load with --mapping mapping.json.`,
);

const mostListed = 12;

/** Required fields that have neither a column nor a constant, and that no derivation can fill. */
export function missingFields({ fields }: HeaderMatch, dataset: Dataset): readonly string[] {
  const derived = new Set(dataset.derive.filter(({ translates }) => !translates).map(({ column }) => column));
  return fields
    .filter(({ name, field, column, constant }) => {
      return field.required === true && column === undefined && constant === undefined && !derived.has(name);
    })
    .map(({ name }) => name);
}

/** Refuses a file whose header lacks what every row needs, before a row of it is staged. */
export function requireColumns(
  match: HeaderMatch,
  { dataset, file, columns }: { dataset: Dataset; file: string; columns: readonly ColumnGuess[] },
): void {
  const missing = missingFields(match, dataset);
  if (missing.length === 0) return;
  const found = columns.filter(({ field }) => field !== null);
  const unknown = columns.filter(({ field }) => field === null);
  const zhOf = (name: string): string => `${dataset.fields[name]?.zh ?? name}(${name})`;
  const error = columnsMissing({
    file,
    dataset: dataset.name,
    zh: missing.map(zhOf).join('、'),
    en: missing.join(', '),
    foundZh: list(
      found.map(({ column, field }) => `${column}→${field}`),
      '、',
      '无',
    ),
    foundEn: list(
      found.map(({ column, field }) => `${column} → ${field}`),
      ', ',
      'none',
    ),
    unknownZh: list(
      unknown.map(({ column, maybe }) => column + (maybe ? `(是否为“${zhOf(maybe)}”？)` : '')),
      '、',
      '无',
    ),
    unknownEn: list(
      unknown.map(({ column, maybe }) => column + (maybe ? ` (perhaps ${maybe}?)` : '')),
      ', ',
      'none',
    ),
  });
  throw new PublicError(error.code, error.status, error.message, { missing, columns });
}

function list(words: readonly string[], between: string, none: string): string {
  if (words.length === 0) return none;
  const shown = words.slice(0, mostListed).map((word) => (word.length > 60 ? `${word.slice(0, 60)}…` : word));
  return shown.join(between) + (words.length > mostListed ? `${between}…(${words.length})` : '');
}
