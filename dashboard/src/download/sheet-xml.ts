import type { SheetCell, SheetColumn, SheetContent } from './sheet-content.ts';
import { mostDecimals, numberStyle, styleOf } from './sheet-styles.ts';

const noValue = '—';
/** Widths in characters of Latin type, as the format counts them. */
const leastWidth = 8;
const mostWidth = 44;
const lineHeightPt = 15.6;

/** Rows above the table: the title, the facts, the mark. */
export function headRow(content: SheetContent): number {
  return 1 + content.facts.length + (content.mark === undefined ? 0 : 1) + 1;
}

/** The sheet as XML: title and facts over the whole width, the head frozen and repeated on every printed page. */
export function sheetXml(content: SheetContent): string {
  const { columns, rows } = content;
  const widths = columns.map((column, at) => widthOf(column, rows, at));
  const wholeWidth = widths.reduce((sum, width) => sum + width, 0);
  const above: [string, number][] = [
    [content.title, styleOf.title],
    ...content.facts.map((fact): [string, number] => [fact, styleOf.fact]),
    ...(content.mark === undefined ? [] : [[content.mark, styleOf.mark] satisfies [string, number]]),
  ];
  const head = headRow(content);
  const below = head + rows.length;
  const lines = [
    ...above.map(([text, style], at) => wideRow(at + 1, text, { style, wholeWidth, count: columns.length })),
    row(
      head,
      columns.map((column, at) => textCell(`${letters(at)}${head}`, column.title, styleOf.head)),
      heightOf(columns.map(({ title }, at) => linesOf(title, widths[at] ?? leastWidth))),
    ),
    ...bodyRows(content, head, widths),
    ...content.notes.map((note, at) =>
      wideRow(below + 1 + at, note, { style: styleOf.fact, wholeWidth, count: columns.length }),
    ),
  ];
  const merged = [...above.keys()].map((at) => at + 1).concat(content.notes.map((_, at) => below + 1 + at));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>
<sheetData>${lines.join('')}</sheetData>
${columns.length > 1 ? `<mergeCells count="${merged.length}">${merged.map((at) => `<mergeCell ref="A${at}:${letters(columns.length - 1)}${at}"/>`).join('')}</mergeCells>` : ''}
<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="${wholeWidth > 90 ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>
<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

function bodyRows({ columns, rows }: SheetContent, head: number, widths: readonly number[]): string[] {
  const decimals = columns.map((column, at) => decimalsOf(column, rows, at));
  return rows.map((cells, index) => {
    const at = head + 1 + index;
    const lines = columns.map((_, column) => linesOf(String(cells[column] ?? ''), widths[column] ?? leastWidth));
    return row(
      at,
      columns.map(({ isName }, place) => {
        const style = isName ? styleOf.name : numberStyle(decimals[place] ?? 0);
        return bodyCell(`${letters(place)}${at}`, cells[place] ?? null, style);
      }),
      heightOf(lines),
    );
  });
}

function bodyCell(place: string, cell: SheetCell, style: number): string {
  if (cell === null) return textCell(place, noValue, styleOf.name);
  if (typeof cell === 'string') return textCell(place, cell, styleOf.text);
  return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function row(at: number, cells: readonly string[], heightPt: number): string {
  return `<row r="${at}" ht="${heightPt}" customHeight="1">${cells.join('')}</row>`;
}

interface Wide {
  readonly style: number;
  readonly wholeWidth: number;
  readonly count: number;
}

/** One text over all columns; merged cells do not grow by themselves, so their height is reckoned. */
function wideRow(at: number, text: string, { style, wholeWidth, count }: Wide): string {
  const scale = style === styleOf.title ? 1.5 : 1;
  const rest = Array.from({ length: count - 1 }, (_, place) => `<c r="${letters(place + 1)}${at}" s="${style}"/>`);
  return row(at, [textCell(`A${at}`, text, style), ...rest], heightOf([linesOf(text, wholeWidth / scale)]) * scale);
}

function heightOf(lines: readonly number[]): number {
  return Math.round(lineHeightPt * Math.max(1, ...lines) * 100) / 100 + 2;
}

/** A Chinese character is as wide as two of Latin type. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 2.1 : 1), 0);
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / (width - 2.5))), 0);
}

function widthOf({ title }: SheetColumn, rows: SheetContent['rows'], at: number): number {
  const widest = rows.reduce((most, cells) => Math.max(most, cellWidth(cells[at] ?? null)), 0);
  // A head may break into two lines; its figures may not.
  return Math.round(Math.min(mostWidth, Math.max(leastWidth, widest + 3, textWidth(title) / 2 + 3)) * 10) / 10;
}

function cellWidth(cell: SheetCell): number {
  if (typeof cell === 'number') return textWidth(cell.toLocaleString('en-GB', { maximumFractionDigits: mostDecimals }));
  return Math.max(...(cell ?? noValue).split('\n').map(textWidth));
}

/** As many decimals as the most exact figure of the column has, so that points stand in line. */
function decimalsOf({ isPercent }: SheetColumn, rows: SheetContent['rows'], at: number): number {
  if (isPercent) return rows.some((cells) => isAlmostHundred(cells[at] ?? null)) ? 4 : 2;
  const found = rows.map((cells) => {
    const cell = cells[at];
    if (typeof cell !== 'number') return 0;
    return Number(cell.toFixed(mostDecimals)).toString().split('.')[1]?.length ?? 0;
  });
  return Math.max(0, ...found);
}

function isAlmostHundred(cell: SheetCell): boolean {
  return typeof cell === 'number' && cell < 100 && cell >= 99.995;
}

/** `A`, `B` … `Z`, `AA` … */
export function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/** Text for XML: marks as entities, characters that XML has no place for left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
