import type { DatasetInfo } from './desk-queries.ts';

interface Speech {
  readonly say: (label: DatasetInfo['label']) => string;
  readonly yes: string;
  readonly no: string;
  readonly comma: string;
}

/** A value of a record in words: codes by their list, truth as yes and no; anything else as it stands. */
export function sayValue(value: string, field: DatasetInfo['fields'][number] | undefined, speech: Speech): string {
  const { say, yes, no, comma } = speech;
  if (field?.type === 'boolean') return value === 'true' ? yes : no;
  const words = new Map(field?.codes?.map(({ code, label }) => [code, say(label)]));
  if (field?.type === 'codes')
    return listOf(value)
      .map((code) => words.get(code) ?? code)
      .join(comma);
  return words.get(value) ?? value;
}

function listOf(value: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String) : [value];
  } catch {
    return [value];
  }
}
