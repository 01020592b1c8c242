import type { OpenSource, SourceRequest } from './define-reader.ts';
import { sniffContent } from './sniff-content.ts';
import { openText } from './text/open-text.ts';
import { openWorkbook } from './workbook/open-workbook.ts';

/** A text or a workbook by its content: a .xls may be a CSV, a .csv a workbook. */
export async function openTabular(request: SourceRequest): Promise<OpenSource> {
  return (await sniffContent(request.path)) === 'text' ? openText(request) : openWorkbook(request);
}
