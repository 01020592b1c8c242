import type { Sheet, SheetFormat } from './sheet.ts';
import { sheetToPdf } from './sheet-to-pdf.ts';
import { sheetToPng } from './sheet-to-png.ts';
import { sheetToSvg } from './sheet-to-svg.ts';

const encoders: Readonly<Record<SheetFormat, (sheet: Sheet) => Promise<Buffer>>> = {
  pdf: sheetToPdf,
  png: sheetToPng,
  svg: sheetToSvg,
};

/** One sheet, three formats. */
export async function encodeSheet(sheet: Sheet, format: SheetFormat): Promise<Buffer> {
  return encoders[format](sheet);
}
