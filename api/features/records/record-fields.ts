import type { Dataset, Field } from '#geodata/datasets/define-dataset.ts';
import { chainageText } from '#geodata/vocabulary/chainage-text.ts';
import { findCode } from '#geodata/vocabulary/code-list.ts';

export interface RecordField {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly text: { readonly zh: string; readonly en: string };
}

/** Said beside the record already, by name. */
const saidElsewhere = new Set(['district_code', 'town_code']);

/** What a row says, in the words of its dataset and of the code lists; what it does not say is left out. */
export function recordFields(
  { fields }: Pick<Dataset, 'fields'>,
  content: Readonly<Record<string, unknown>>,
): RecordField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = content[name];
    if (value === null || value === undefined || field.checkOnly || saidElsewhere.has(name)) return [];
    return [{ name, label: { zh: field.zh, en: field.en }, text: textOf(field, value) }];
  });
}

function textOf(field: Field, value: unknown): RecordField['text'] {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (field.type === 'chainage') return same(chainageText(Number(value)));
  if (field.codes === undefined) return same(String(value));
  const codes = Array.isArray(value) ? value.map(String) : [String(value)];
  const entries = codes.map((code) => findCode(field.codes ?? [], code) ?? { zh: code, en: code });
  return { zh: entries.map(({ zh }) => zh).join('、'), en: entries.map(({ en }) => en).join(', ') };
}

function same(text: string): RecordField['text'] {
  return { zh: text, en: text };
}
