import ExcelJS, { type Workbook } from 'exceljs';
import { unzipSync } from 'fflate';

export async function readWorkbook(file: Buffer): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  return workbook;
}

/** The XML of the sheets as a spreadsheet program sees it. */
export function sheetXml(file: Buffer): string {
  const entries = Object.entries(unzipSync(new Uint8Array(file)));
  return entries
    .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
}
