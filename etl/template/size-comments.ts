import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { textWidth } from '../text-width.ts';

const boxWidthPt = 230;
/** Latin letters of nine points that fit into a line of the box. */
const lettersPerLine = 44;
const lineHeightPt = 14.5;

/** The same for the bytes of a whole workbook. */
export function sizeComments(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  resizeComments(parts);
  return zipSync(parts, { level: 6 });
}

/**
 * Gives every comment a box that shows all of its text. exceljs makes all boxes two columns wide and four rows high,
 * which cuts a sentence in the middle; a shape without an anchor takes the size of its style instead.
 */
export function resizeComments(parts: Record<string, Uint8Array>): void {
  for (const [name, bytes] of Object.entries(parts)) {
    const number = /^xl\/drawings\/vmlDrawing(\d+)\.vml$/.exec(name)?.[1];
    const comments = number === undefined ? undefined : parts[`xl/comments${number}.xml`];
    if (comments !== undefined) parts[name] = strToU8(resize(strFromU8(bytes), textsOf(strFromU8(comments))));
  }
}

/** The plain text of each comment, in order. */
function textsOf(comments: string): string[] {
  const bodies = comments.match(/<comment [\s\S]*?<\/comment>/g) ?? [];
  return bodies.map((body) => [...body.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) => text).join(''));
}

function resize(drawing: string, texts: readonly string[]): string {
  let index = 0;
  return drawing.replaceAll(/<x:Anchor>[^<]*<\/x:Anchor>/g, '').replaceAll(/width:[\d.]+pt;height:[\d.]+pt/g, () => {
    const text = texts[index] ?? '';
    index += 1;
    return `width:${boxWidthPt}pt;height:${heightOf(text)}pt`;
  });
}

function heightOf(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / lettersPerLine)), 0);
  return Math.round((lines + 1) * lineHeightPt);
}
