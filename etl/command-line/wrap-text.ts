import { textWidth } from '../text-width.ts';

/** Marks that no line begins with. */
const closing = /^[，。；：、？！）”’》〉」』】…,.;:?!)%]/u;

/** Breaks a text into lines of at most `width` columns: between Chinese characters, and at spaces between words. */
export function wrapText(text: string, width: number): string[] {
  const pieces =
    text.match(/[\p{Script=Han}\p{P}](?<![\p{ASCII}])|[^\s\p{Script=Han}]+?(?=[\s\p{Script=Han}]|$)|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const fits = textWidth(line) + textWidth(piece) <= width || closing.test(piece) || piece.trim() === '';
    if (!fits && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
