import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { headerFaulty, layerUnknown } from '../read-errors.ts';

export interface ChosenSheet {
  readonly name: string;
  readonly sheet: WorkSheet;
}

/** Sheets of explanations and code lists, as templates bring them. */
const beside = new Set([
  '说明',
  '检查报告',
  '填表说明',
  '填报说明',
  '使用说明',
  '代码表',
  '代码',
  'notes',
  'codes',
  'readme',
]);

/**
 * The sheet that `wanted` names, hidden or not; else the only visible one that holds anything, explanations and code
 * lists apart. Throws `layer_unknown` with the names to choose from.
 */
export function chooseSheet(book: WorkBook, { name, wanted }: { name: string; wanted: string }): ChosenSheet {
  const sheets = book.SheetNames.flatMap((sheetName, index) => {
    const sheet = book.Sheets[sheetName];
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return sheet === undefined ? [] : [{ name: sheetName, sheet, isHidden }];
  });
  if (wanted !== '') {
    const named = sheets.find((sheet) => sheet.name.trim() === wanted.trim());
    if (named === undefined) throw layerUnknown(wanted, book.SheetNames);
    return named;
  }
  const filled = sheets.filter(({ sheet }) => holdsAnything(sheet));
  const candidates = filled.filter((sheet) => !sheet.isHidden && !beside.has(sheet.name.trim().toLowerCase()));
  const [chosen, second] = candidates;
  if (second !== undefined) throw layerUnknown('', candidates.map(nameOf));
  if (chosen !== undefined) return chosen;
  if (filled.length > 0) throw layerUnknown('', filled.map(nameOf));
  throw headerFaulty(name, '没有数据 / it holds no data');
}

const nameOf = (sheet: { readonly name: string }): string => sheet.name;

function holdsAnything(sheet: WorkSheet): boolean {
  const rows = sheet['!data'] ?? [];
  // Not `some`: a far cell makes the array sparse, and only what is there counts.
  for (const row in rows) {
    if (rows[row]?.some((cell) => cell !== undefined && (cell.f !== undefined || String(cell.v ?? '').trim() !== ''))) {
      return true;
    }
  }
  return false;
}
