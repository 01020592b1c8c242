import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';

/** The plan table of 绍政发〔2018〕16号 as a page prints it: title, two blocks with a head each, tabs between cells. */
export function printedPlan(): string {
  const text = readFileSync(resolve('../shared/sources/shaoxing_rural_roads_2018-16.txt'), 'utf8');
  const title = text.lastIndexOf('绍兴市高水平建设“四好农村路”三年行动计划表');
  return text.slice(title);
}

/** The same from the clean table: item as headed there, district, year and quantity, null where nothing is planned. */
export function plannedCells(): readonly (readonly [string, string, number, number | null])[] {
  const [head = [], ...rows]: string[][] = parse(
    readFileSync(resolve('../shared/data/seeds/shaoxing_plan_2018_2020.csv'), 'utf8'),
  );
  return rows
    .filter(([district, year]) => district !== '全市' && year !== '小计')
    .flatMap(([district = '', year, ...quantities]) =>
      quantities.map(
        (quantity, index) =>
          [head[index + 2] ?? '', district, Number(year), quantity === '' ? null : Number(quantity)] as const,
      ),
    );
}

/** A workbook as a department types it off the page: districts merged over their rows, numbers as numbers. */
export async function planWorkbook(change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('计划表');
  for (const line of printedPlan().split('\n')) {
    if (line.trim() === '') continue;
    const cells = line.split('\t');
    sheet.addRow(cells.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)));
  }
  sheet.mergeCells('A1:P1');
  const names = sheet.getColumn(1).values.map(String);
  for (const [row, name] of names.entries()) if (/^..[市区县]$|^全市$/.test(name)) sheet.mergeCells(row, 1, row + 3, 1);
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
