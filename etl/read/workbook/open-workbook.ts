import { stat } from 'node:fs/promises';
import type { OpenSource, SourceRequest } from '../define-reader.ts';
import { workbookTooLarge } from '../read-errors.ts';
import { openTable } from '../table/open-table.ts';
import { runWorkbookProgram } from './run-workbook-program.ts';

const mostFileBytes = 200e6;
const tooMuch = `文件超过 ${mostFileBytes / 1e6} MB；请另存为 CSV|the file is larger than ${mostFileBytes / 1e6} MB; save it as CSV`;

/** A sheet of a workbook as a table. */
export async function openWorkbook(request: SourceRequest): Promise<OpenSource> {
  const { path, name, layer = '' } = request;
  if ((await stat(path)).size > mostFileBytes) throw workbookTooLarge(name, tooMuch);
  const { head, rows, close } = await runWorkbookProgram(path, { name, wanted: layer });
  const notes = head.isEncodingAssumed ? [{ code: 'encoding_assumed', value: 'GB18030' }] : [];
  return openTable({ name, sheet: head.sheet, notes, total: head.rowCount, rows, close }, request);
}
