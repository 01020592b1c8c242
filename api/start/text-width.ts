/** Columns a text takes on a terminal: characters of East Asian scripts and fullwidth forms take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : 1;
  return width;
}

/** The text cut to so many columns, with an ellipsis where something is missing. */
export function fitWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let fitted = '';
  for (const character of text) {
    if (textWidth(fitted + character) > columns - 1) break;
    fitted += character;
  }
  return `${fitted}…`;
}

/** The text filled up with spaces to so many columns. */
export function padWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(character);
}
