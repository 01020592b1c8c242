import { type ParsingOptions, read, set_cptable, type WorkBook } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { PublicError } from '#geodata/errors.ts';
import { encodingUnknown, fileBroken, workbookLocked } from '../read-errors.ts';
import { contentOf } from '../sniff-content.ts';
import type { GridRow } from '../table/grid.ts';
import { encodingOf } from '../text/find-encoding.ts';
import { type CheckedArchive, checkArchive } from './check-archive.ts';
import { chooseSheet } from './choose-sheet.ts';
import { sheetRows } from './sheet-rows.ts';

export interface ParsedSheet {
  readonly sheet: string;
  /** True when nothing in the file says that its text is GBK. */
  readonly isEncodingAssumed: boolean;
  readonly rowCount: number;
  readonly rows: Iterable<GridRow>;
}

export interface WorkbookRequest {
  /** Name of the file, for faults. */
  readonly name: string;
  /** Name of a sheet, or empty. */
  readonly wanted: string;
}

/** Old workbooks that name no code page come from Chinese systems. */
const chineseCodePage = 936;
const options: ParsingOptions = {
  dense: true,
  cellNF: true,
  cellHTML: false,
  cellText: false,
  codepage: chineseCodePage,
};

set_cptable(codePages);

/** Parses a whole workbook in memory: to be called in a process that may die of it. */
export async function parseWorkbook(bytes: Buffer, request: WorkbookRequest): Promise<ParsedSheet> {
  const { name } = request;
  const content = contentOf(bytes);
  if (content === 'text') throw notComplete(name, '');
  const needs = content === 'zip' ? await checkArchive(bytes, name) : { lacksResults: false, hasLocalFormats: true };
  const { book, isEncodingAssumed } =
    content === 'markup' ? parseMarkup(bytes, name) : parseBinary(bytes, request, needs);
  const chosen = chooseSheet(book, request);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const rowCount = Object.keys(chosen.sheet['!data'] ?? []).length;
  return { sheet: chosen.name, isEncodingAssumed, rowCount, rows: sheetRows(chosen, { name, date1904 }) };
}

interface Parsed {
  readonly book: WorkBook;
  readonly isEncodingAssumed: boolean;
}

/**
 * Formulas without a result are kept only with all empty cells that have a style, which may be many; a date in a format
 * of the language is told only by its text, which takes time to make.
 */
function parseBinary(bytes: Buffer, { name, wanted }: WorkbookRequest, needs: CheckedArchive): Parsed {
  const only: ParsingOptions = {
    sheetStubs: needs.lacksResults,
    cellText: needs.hasLocalFormats,
    ...(wanted !== '' && { sheets: wanted }),
  };
  return { book: guard(name, () => read(bytes, { ...options, ...only, type: 'buffer' })), isEncodingAssumed: false };
}

/** HTML and XML that old systems save as .xls; `raw` keeps 001 from becoming 1. */
function parseMarkup(bytes: Buffer, name: string): Parsed {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) throw encodingUnknown(name, '请另存为 xlsx|save it as xlsx');
  const text = new TextDecoder(encoding.label).decode(bytes);
  const isStated = /(charset|encoding)\s*=\s*["']?(gb2312|gbk|gb18030)/i.test(text.slice(0, 4_096));
  const book = guard(name, () => read(text, { ...options, type: 'string', raw: true }));
  return { book, isEncodingAssumed: encoding.isAssumed && !isStated };
}

function guard(name: string, parse: () => WorkBook): WorkBook {
  try {
    return parse();
  } catch (error) {
    if (error instanceof PublicError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypted/i.test(message)) throw workbookLocked(name);
    throw notComplete(name, ` (${message.slice(0, 120)})`);
  }
}

function notComplete(name: string, why: string) {
  return fileBroken(name, `不是完整的工作簿 / it is no complete workbook${why}`);
}
