/** Columns that a text takes where a Chinese character takes two: in a terminal and in a spreadsheet. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter.codePointAt(0) ?? 0), 0);
}

/** Cut so that it takes at most `width` columns; what was cut ends with an ellipsis. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let taken = 1;
  let kept = '';
  for (const letter of text) {
    taken += widthOfLetter(letter.codePointAt(0) ?? 0);
    if (taken > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Filled with spaces up to `width` columns. */
export function padText(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** East Asian wide and full-width characters; marks that join the letter before them take nothing. */
function widthOfLetter(code: number): number {
  if (code < 0x1100) return code >= 0x300 && code < 0x370 ? 0 : 1;
  const isWide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}
