/**
 * A number as departments write it: `1,234.5`, full-width digits, a leading plus, an exponent from spreadsheets.
 * Answers its decimal text, so that no digit is lost on the way to numeric columns; undefined when it is none.
 */
export function parseNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const ungrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(ungrouped)) return undefined;
  return ungrouped.replace(/^\+/, '');
}

/** A whole number; `12.0` from spreadsheets is one, `12.5` is not. */
export function parseInteger(text: string): string | undefined {
  const number = parseNumber(text);
  if (number === undefined || !Number.isSafeInteger(Number(number))) return undefined;
  return String(Number(number) + 0);
}

/** A chainage in km: `12.345`, `K12+345`, `k12+345.6`; undefined when it is none. Steps of 1 m and more digits. */
export function parseChainage(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const parts = /^[A-Za-z]{0,3}K?(\d{1,4})\+(\d{1,3}(?:\.\d+)?)$/i.exec(plain);
  if (parts === null) return parseNumber(plain.replace(/^K(?=\d)/i, ''));
  const [, kilometres = '', metres = ''] = parts;
  const [whole = '', fraction = ''] = metres.split('.');
  return `${Number(kilometres)}.${whole.padStart(3, '0')}${fraction}`;
}
