import type { StoredProblemGroup } from '../loads/list-loads.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import { fitText } from '../text-width.ts';
import type { Language, Printer } from './printer.ts';
import { wrapText } from './wrap-text.ts';

type Place = Pick<Printer, 'language' | 'width'>;

interface ShownGroup {
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly count: number;
  readonly message: string;
  readonly examples: readonly { readonly row: number; readonly value: string | null }[];
}

const severities: readonly (readonly [severity: string, head: Readonly<Record<Language, string>>])[] = [
  ['error', { zh: '错误(所在行不入库)', en: 'Errors (their rows are not taken in)' }],
  ['warning', { zh: '警告(照常入库，请核对)', en: 'Warnings (taken in; please check)' }],
  ['info', { zh: '提示', en: 'Notes' }],
];
const indent = '    ';
/** A whole geometry would flood the terminal; enough of a value to find it by. */
const mostShown = 60;

/** Faults by severity and kind, each with its count, what and how to mend, and its first rows. */
export function problemLines(groups: readonly ProblemGroup[], place: Place): string[] {
  return linesOf(
    groups.map((group) => ({ ...group, message: group.message[place.language] })),
    place,
  );
}

/** The same for a load that was published; its sentences are kept in Chinese. */
export function storedProblemLines(groups: readonly StoredProblemGroup[], place: Place): string[] {
  return linesOf(
    groups.map(({ rows, values, ...group }) => ({
      ...group,
      examples: rows.map((row, index) => ({ row, value: values[index] ?? null })),
    })),
    place,
  );
}

function linesOf(groups: readonly ShownGroup[], place: Place): string[] {
  const digits = Math.max(0, ...groups.map(({ count }) => figure(count).length));
  return severities.flatMap(([severity, head]) => {
    const some = groups.filter((group) => group.severity === severity);
    if (some.length === 0) return [];
    return [head[place.language], ...some.flatMap((group) => groupLines(group, { ...place, digits }))];
  });
}

function groupLines(group: ShownGroup, { language, width, digits }: Place & { digits: number }): string[] {
  const { code, field, count, message } = group;
  const head = `  ×${figure(count).padEnd(digits)}  ${field === null ? code : `${code} ${field}`}`;
  const body = `${indent}${' '.repeat(digits + 1)}`;
  const texts = [message, examplesOf(group, language)].filter((text) => text !== '');
  return [head, ...texts.flatMap((text) => wrapText(text, width - body.length).map((line) => body + line))];
}

function examplesOf({ examples, count }: ShownGroup, language: Language): string {
  const separator = language === 'zh' ? '；' : '; ';
  const shown = examples.map(({ row, value }) => exampleOf(row, value, language)).filter((text) => text !== '');
  const more = count - examples.length;
  if (shown.length === 0) return '';
  if (more <= 0) return shown.join(separator);
  return `${shown.join(separator)}${separator}${language === 'zh' ? `另 ${figure(more)} 处` : `${figure(more)} more`}`;
}

function exampleOf(row: number, value: string | null, language: Language): string {
  const text = value === null ? '' : `“${fitText(value, mostShown)}”`;
  if (row === 0) return text;
  const place = language === 'zh' ? `第${row}行` : `row ${row}`;
  return text === '' ? place : `${place} ${text}`;
}

function figure(count: number): string {
  return count.toLocaleString('en-US');
}
