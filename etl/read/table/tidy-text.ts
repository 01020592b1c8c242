const untidy = /^[='‘’]|[０-９]/;
const wideCode = /^[０-９Ａ-Ｚａ-ｚ．－0-9A-Za-z.-]+$/;

/**
 * A cell as its writer meant it: without the apostrophe or the ="…" that keep a spreadsheet from reading a code as a
 * number, and codes in full-width characters as plain ones. Other words stay as they are.
 */
export function tidyText(text: string): string {
  if (!untidy.test(text)) return text;
  const formula = /^="(.*)"$/.exec(text)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"');
  const plain = /^['‘’][\d０-９]/.test(text) ? text.slice(1) : text;
  return /[０-９]/.test(plain) && wideCode.test(plain) ? plain.normalize('NFKC') : plain;
}
