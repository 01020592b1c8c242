import type { Sheet, SheetFormat } from './sheet.ts';
import { sheetToPdf } from './sheet-to-pdf.ts';
import { sheetToPng } from './sheet-to-png.ts';
import { sheetToSvg } from './sheet-to-svg.ts';

/** One sheet, three formats. */
export async function encodeSheet(sheet: Sheet, format: SheetFormat): Promise<Buffer> {
  if (format === 'pdf') return sheetToPdf(sheet);
  if (format === 'png') return sheetToPng(sheet);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${sheetToSvg(sheet)}\n`);
}
