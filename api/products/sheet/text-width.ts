/** Advance widths of Noto Sans S Chinese Regular in em, measured on the font by class of character. */
const narrow = /[ .,:;'|!ijlI()[\]·]/;
const wide = /[mwMW%@—…]/;
const upperCase = /[A-Z&]/;

function advanceEm(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint >= 0x2e80) return 1;
  if (wide.test(character)) return 0.9;
  if (narrow.test(character)) return 0.32;
  if (upperCase.test(character)) return 0.65;
  return 0.56;
}

/** Width of a line of text in the unit of `size`; good to a few percent, for collisions and line breaks. */
export function textWidth(words: string, size: number): number {
  let widthEm = 0;
  for (const character of words) widthEm += advanceEm(character);
  return widthEm * size;
}

/** Marks that may not begin a line (行首禁则). */
const neverFirst = /[,。、;:!?)》〉」』】〕%.,;:!?)\]]/;

function pieces(words: string): string[] {
  return words.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
}

/** Breaks text into lines of at most `width`; Chinese breaks anywhere, Latin between words. */
export function wrapText(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(words)) {
    const fits = textWidth(current + piece.trimEnd(), size) <= width;
    if (fits || current === '' || neverFirst.test(piece)) {
      current += piece;
      continue;
    }
    lines.push(current.trimEnd());
    current = piece.trimStart();
  }
  if (current.trim() !== '') lines.push(current.trimEnd());
  return lines;
}
