import { saveFile } from './save-file.ts';
import type { SheetContent } from './sheet-content.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes the table into a workbook and hands it over; the writer is loaded when it is first asked for. */
export async function saveWorkbook(content: SheetContent, sheetName: string): Promise<void> {
  const { workbookBytes } = await import('./workbook-bytes.ts');
  saveFile(new Blob([workbookBytes(content, sheetName)], { type: mediaType }), `${content.title}.xlsx`);
}
