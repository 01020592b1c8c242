import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { defineError } from '#geodata/errors.ts';
import { align, fill, font, grid } from '../template/sheet-style.ts';
import type { Cell } from './export-columns.ts';
import type { ExportFile } from './export-file.ts';

const longestCell = 32_767;
const mostRecords = 1_048_575;

const cellTooLong = defineError(
  'cell_too_long',
  422,
  (column: string, row: number) =>
    `第 ${row} 行的 ${column} 超过 Excel 单元格上限 32,767 字符：请导出 GeoJSON 或 CSV。${column} in row ${row} is longer than a cell of Excel: export GeoJSON or CSV.`,
);
const tooManyRecords = defineError(
  'too_many_records',
  422,
  () =>
    '记录超过 Excel 工作表上限 1,048,576 行：请导出 GeoJSON 或 CSV。More records than a sheet of Excel has rows: export GeoJSON or CSV.',
);

/**
 * One sheet, written row by row.
 * Errors: `cell_too_long` for a geometry that no cell takes, `too_many_records`.
 */
export async function writeWorkbook(path: string, { dataset, columns, records }: ExportFile): Promise<void> {
  const stream = createWriteStream(path, { flags: 'wx' });
  const opened = new Promise<void>((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));
  await opened;
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(dataset.zh, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ name }) => ({ width: Math.min(24, name.length + 4), style: { font: font.body } }));
  const head = sheet.addRow(columns.map(({ name }) => name));
  head.eachCell((cell) => {
    Object.assign(cell, { font: font.head, fill: fill.optional, alignment: align.head, border: grid });
  });
  head.commit();
  let row = 1;
  for await (const record of records) {
    row += 1;
    if (row > mostRecords + 1) throw tooManyRecords();
    const tooLong = record.findIndex((cell) => typeof cell === 'string' && cell.length > longestCell);
    if (tooLong !== -1) throw cellTooLong(columns[tooLong]?.name ?? '', row);
    sheet.addRow(record.map(escapeCell)).commit();
  }
  sheet.commit();
  await workbook.commit();
}

/** In a workbook `_x0041_` stands for a letter; what only looks so is escaped. */
function escapeCell(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : cell;
}
