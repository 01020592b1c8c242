import type { Cell, Comment, Fill } from 'exceljs';
import { comment, solid } from '../template/sheet-style.ts';
import { fitText } from '../text-width.ts';
import type { ReportedProblem } from './problem-sink.ts';

/** How every comment of ours begins: by this it is known, and taken off, when a marked file comes back. */
const signature = '通村检查';
const severityWords: Readonly<Record<string, string>> = { error: '错误', warning: '警告', info: '提示' };
const fills: Readonly<Record<string, Fill>> = {
  error: solid('FFF6B8B0'),
  warning: solid('FFFFE49A'),
  info: solid('FFD3E5F6'),
};
const none: Fill = { type: 'pattern', pattern: 'none' };
const ours = new Set(Object.values(fills).map(colourOf));
const longestValue = 60;
const mostTold = 8;

export type Explain = (code: string, field: string | null) => string;

export const severityWord = (severity: string): string => severityWords[severity] ?? severity;
export const severityFill = (severity: string): Fill => fills[severity] ?? none;

/** Fills a cell by its gravest fault and says each in its comment; a comment of the user's own stays below. */
export function markCell(cell: Cell, problems: readonly ReportedProblem[], explain: Explain): void {
  const target = cell.master;
  const gravest = ['error', 'warning', 'info'].find((severity) => problems.some((told) => told.severity === severity));
  // Cells read from a file share their style: a fill set on one would show on all.
  target.style = { ...target.style, fill: severityFill(gravest ?? 'info') };
  const own = noteText(target.note);
  const told = problems.slice(0, mostTold).map((problem) => sentence(problem, explain));
  if (problems.length > mostTold) told.push(`另有 ${problems.length - mostTold} 处问题`);
  target.note = comment(`${signature}：${severityWord(gravest ?? 'info')}`, ...told, own === '' ? '' : `—\n${own}`);
}

/** Takes off what an earlier report marked. What fill the cell had before that is not known any more. */
export function clearMark(cell: Cell): void {
  const text = noteText(cell.note);
  if (!text.startsWith(signature)) return;
  const own = text.split('\n—\n')[1];
  if (own === undefined) removeNote(cell);
  else cell.note = own;
  if (ours.has(colourOf(cell.fill))) cell.style = { ...cell.style, fill: none };
}

/** exceljs can set a note but not take it off: it keeps one with the cell and one with the value. */
function removeNote(cell: Cell): void {
  Reflect.deleteProperty(cell, '_comment');
  Reflect.deleteProperty(cell.model, 'comment');
}

function sentence({ code, field, severity, value }: ReportedProblem, explain: Explain): string {
  const found = value === null ? '' : `（值：${fitText(value, longestValue)}）`;
  return `${severityWord(severity)} ${code}：${explain(code, field)}${found}`;
}

function noteText(note: string | Comment | undefined): string {
  if (note === undefined || typeof note === 'string') return note ?? '';
  return (note.texts ?? []).map(({ text }) => text).join('');
}

function colourOf(fill: Fill | undefined): string | undefined {
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
}
