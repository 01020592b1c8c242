import { canonicalDecimal } from './canonical-decimal.ts';
import type { FieldSource } from './match-headers.ts';
import { squeeze } from './parse-code.ts';
import { type Parsed, parseValue, toText } from './parse-value.ts';
import { cutPersonalData } from './personal-data.ts';

export type CellParser = (raw: unknown) => Parsed;

/** A register has few different classes, dates and widths and many lengths: this many words a column are remembered. */
const mostRemembered = 20_000;
const longestRemembered = 64;

/**
 * Understands the cells of one field: the words of the mapping, the type of the field, and the form in which its
 * column (`type` as SQL writes it) keeps the value.
 */
export function cellParser(source: FieldSource, type: string): CellParser {
  const parse: CellParser = (raw) => canonical(parseValue(translate(raw, source.values), source.field), type);
  return source.field.type === 'text' ? withoutPersonalData(source, parse) : remembering(tellingEmpty(source, parse));
}

/** A dash says that there is nothing; an empty cell may be a forgotten one. A column that is not there has no cells. */
function tellingEmpty({ column, field: { whenEmpty } }: FieldSource, parse: CellParser): CellParser {
  if (whenEmpty === undefined || column === undefined) return parse;
  return (raw) => (toText(raw) === '' ? { text: null, note: whenEmpty } : parse(raw));
}

/** What a free text holds of identity cards, phones and bank cards is cut out and told, never stored. */
function withoutPersonalData({ name }: FieldSource, parse: CellParser): CellParser {
  const options = { isCode: /(^|_)code$/.test(name) };
  return (raw) => {
    const parsed = parse(raw);
    if ('fault' in parsed || parsed.text === null) return parsed;
    const { text, kinds } = cutPersonalData(parsed.text, options);
    if (kinds.length === 0) return parsed;
    return { text: text === '' ? null : text, note: 'personal_value' };
  };
}

function remembering(parse: CellParser): CellParser {
  const known = new Map<unknown, Parsed>();
  let last: { readonly raw: unknown; readonly parsed: Parsed } | undefined;
  return (raw) => {
    // Neighbours often agree, and a look at the last one is cheaper than a look into the map.
    if (last !== undefined && last.raw === raw) return last.parsed;
    const parsed = known.get(raw) ?? parse(raw);
    last = { raw, parsed };
    const isShort = typeof raw !== 'object' && (typeof raw !== 'string' || raw.length <= longestRemembered);
    if (isShort && known.size < mostRemembered) known.set(raw, parsed);
    return parsed;
  };
}

function translate(given: unknown, values: FieldSource['values']): unknown {
  if (values === undefined) return given;
  const word = squeeze(toText(given));
  if (values.has(word)) return values.get(word);
  return word !== '' && values.has('*') ? values.get('*') : given;
}

function canonical(parsed: Parsed, type: string): Parsed {
  if ('fault' in parsed || parsed.text === null) return parsed;
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(type)?.[1];
  if (scale !== undefined) return { text: canonicalDecimal(parsed.text, Number(scale)) };
  // Codes have no characters that an array literal would have to quote.
  if (type === 'text[]') return { text: `{${parsed.text.replaceAll('+', ',')}}` };
  return type === 'double precision' ? { text: String(Number(parsed.text) + 0) } : parsed;
}
