import { CFB } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { convertByOffice } from '../support/office.ts';
import { writeBiff2, writeBiff5Stream } from '../support/old-workbook.ts';
import { read, readWorkbook } from '../support/read-source.ts';

type Fill = (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;

async function workbook(fill: Fill): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('台账'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** One value a row beside its code, with its number format. */
const column =
  (values: readonly (readonly [ExcelJS.CellValue, string?])[]): Fill =>
  (sheet) => {
    sheet.addRow(['编码', '值']);
    for (const [index, [value, format]] of values.entries()) {
      const cell = sheet.addRow([`R${index}`, value]).getCell(2);
      if (format !== undefined) cell.numFmt = format;
    }
  };

const day = (text: string): Date => new Date(`${text}Z`);

const cells: readonly (readonly [ExcelJS.CellValue, string?])[] = [
  [day('2020-01-02T00:00:00'), 'yyyy-mm-dd'],
  [day('2020-01-02T13:30:15'), 'yyyy/m/d h:mm:ss'],
  [day('2019-12-31T00:00:00'), 'yyyy"年"m"月"d"日"'],
  [day('2019-12-01T00:00:00'), 'yyyy"年"m"月"'],
  [day('2020-02-29T00:00:00'), '[$-804]d-mmm-yy'],
  [43832],
  [0.1 + 0.2],
  [1 / 3],
  [330602001201],
  [1234.5, '#,##0.00'],
  [12.3, '0.00"m"'],
  [-0.5, '0.0'],
  ['43832'],
  ['330602001201'],
  ['0012'],
  ['1,234.5'],
  ['—'],
  [0],
  [null],
  ['-'],
  [{ formula: '1+2', result: 3 }],
  [{ formula: 'DATE(2020,9,30)', result: 44104 }, 'yyyy-mm-dd'],
  [{ richText: [{ text: '兰' }, { text: '亭', font: { bold: true } }] }],
  [{ text: '链接', hyperlink: 'https://example.org/' }],
];
const oldTable = [
  ['路线编码', '路线名称', '里程'],
  ['X101330602', '兰亭至王坛', 12.5],
  ['Y002330603', '平水至横溪', 330602001201],
];
const of1904: Fill = (sheet, book) => {
  book.properties.date1904 = true;
  column([
    [day('2020-01-02T00:00:00'), 'yyyy-mm-dd'],
    [0.5, 'h:mm'],
    [1.25, '[h]:mm'],
    [0, 'h:mm'],
  ])(sheet, book);
};

/** Files as written here or by LibreOffice, and what LibreOffice sees in them. */
const files: Record<string, Uint8Array> = {};
const seenByOffice = new Map<string, string[][]>();

beforeAll(async () => {
  files['cells.xlsx'] = await workbook(column(cells));
  files['days.xlsx'] = await workbook(of1904);
  files['old2.xls'] = writeBiff2(oldTable);
  const ole = CFB.utils.cfb_new();
  CFB.utils.cfb_add(ole, 'Book', writeBiff5Stream('台账', oldTable));
  files['old95.xls'] = Buffer.from(CFB.write(ole, { type: 'buffer' }));
  for (const [name, text] of Object.entries(await convertByOffice(files, 'csv'))) {
    seenByOffice.set(name, parse(text, { relax_column_count: true }));
  }
  const xlsx = { 'cells.xlsx': files['cells.xlsx'] };
  files['cells.xls'] = (await convertByOffice(xlsx, 'xls'))['cells.xlsx'] ?? Buffer.alloc(0);
  files['cells.ods'] = (await convertByOffice(xlsx, 'ods'))['cells.xlsx'] ?? Buffer.alloc(0);
}, 60_000);

const readFile = (name: string) => readWorkbook(files[name] ?? Buffer.alloc(0));

describe('cells of a workbook', () => {
  /** LibreOffice writes some dates in the American or the Chinese way. */
  const isoDay = (text: string): string =>
    text
      .replace(/^(\d\d)\/(\d\d)\/(\d{4})/, '$3-$1-$2')
      .replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, (_, year, month, date) =>
        [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
      );

  it.each(['cells.xlsx', 'cells.xls', 'cells.ods'])(
    'of numbers, dates and texts are in %s what LibreOffice sees',
    async (name) => {
      const seen = seenByOffice.get('cells.xlsx')?.slice(1) ?? [];
      const { rows } = await readFile(name);
      expect(rows.map(({ values }) => String(values[1] ?? ''))).toEqual(seen.map(([, value = '']) => isoDay(value)));
      expect(rows.map(({ rowNo }) => rowNo)).toEqual(cells.map((_, index) => index + 2));
    },
  );

  it('tell dash, nothing and zero apart and keep texts of digits as texts', async () => {
    const values = [['—'], [null], [0], [''], ['0012'], ['００１２'], ["'0012"]] as const;
    const { rows } = await readWorkbook(await workbook(column(values)));
    expect(rows.map((row) => row.values[1])).toEqual(['—', null, 0, null, '0012', '0012', '0012']);
  });

  it('of dates are the same days in the calendar of 1904, times of day are times', async () => {
    const { rows } = await readFile('days.xlsx');
    expect(rows.map(({ values }) => values[1])).toEqual(['2020-01-02', '12:00:00', '30:00', '00:00:00']);
    expect(seenByOffice.get('days.xlsx')?.[1]?.[1]).toBe('2020-01-02');
  });

  it('that have no sound value are faults of their column, in words that a report can show', async () => {
    const unsound: readonly (readonly [ExcelJS.CellValue])[] = [
      [{ error: '#REF!' }],
      [{ error: '#N/A' }],
      [{ formula: '1/0', result: { error: '#DIV/0!' } }],
      [{ formula: 'SUM(A1:A9)' }],
      [330602199001010000],
      [123456789012345],
    ];
    const { rows } = await readWorkbook(await workbook(column(unsound)));
    expect(rows.map(({ cellFaults }) => cellFaults?.map((fault) => [fault.column, fault.code, fault.value]))).toEqual([
      [[1, 'cell_error', '#REF!']],
      [[1, 'cell_not_available', '#N/A']],
      [[1, 'cell_error', '#DIV/0!']],
      [[1, 'formula_uncomputed', '=SUM(A1:A9)']],
      [[1, 'digits_lost', '330602199001010000']],
      undefined,
    ]);
    expect(rows[5]?.values[1]).toBe(123456789012345);
  });
});

describe('the sheet of a workbook', () => {
  it('is the only visible one with content; hidden ones, explanations and code lists are not asked for', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRows([
        ['a', 'b'],
        [1, 2],
      ]);
      book.addWorksheet('空');
      book.addWorksheet('说明').addRow(['填表说明', 'x']);
      book.addWorksheet('代码表').addRow(['代码', '含义']);
      book.addWorksheet('旧数据', { state: 'hidden' }).addRow(['c', 'd']);
    });
    expect((await readWorkbook(bytes)).place?.sheet).toBe('台账');
    expect((await readWorkbook(bytes, '旧数据')).columns).toEqual(['c', 'd']);
    await expect(readWorkbook(bytes, '新数据')).rejects.toMatchObject({ code: 'layer_unknown' });
  });

  it('must be named when several hold data', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['a', 'b']);
      book.addWorksheet('乡道').addRows([
        ['a', 'b'],
        [3, 4],
      ]);
    });
    await expect(read('a.xlsx', bytes)).rejects.toThrow(/台账、乡道/);
    expect((await read('a.xlsx', bytes, { layer: '乡道' })).rows[0]?.values).toEqual([3, 4]);
  });
});

describe('old and odd workbooks', () => {
  const expected = { columns: oldTable[0], rows: oldTable.slice(1) };
  const seen = async (name: string, bytes: string | Uint8Array) => {
    const { columns, rows, notes } = await read(name, bytes);
    return { table: { columns, rows: rows.map(({ values }) => values) }, notes };
  };
  const texts = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.map(String));

  it.each(['old2.xls', 'old95.xls'])('%s, of Excel 2 or 95 with GBK texts, is what LibreOffice sees', async (name) => {
    const { columns, rows } = await readFile(name);
    expect({ columns, rows: rows.map(({ values }) => values) }).toEqual(expected);
    expect(seenByOffice.get(name)).toEqual(texts(oldTable));
  });

  it('that are HTML are read by their content, in any encoding, codes with their zeros', async () => {
    const cell = (text: string | number): string => `<td>${text}</td>`;
    const lines = oldTable.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
    const merged = '<tr><td>0012</td><td rowspan="2">合并</td><td>1</td></tr><tr><td>0013</td><td>2</td></tr>';
    const html = `<html><head><meta charset="gb2312"></head><body><table><tr><td colspan="3">公路台账</td></tr>${lines}${merged}</table></body></html>`;
    const rows = [...oldTable.slice(1), ['0012', '合并', 1], ['0013', '合并', 2]];
    for (const bytes of [html, iconv.encode(html, 'utf-16le', { addBOM: true })]) {
      const found = await readWorkbook(Buffer.from(bytes));
      expect(found.rows.map(({ values }) => values)).toEqual(texts(rows));
    }
    const { table, notes } = await seen('a.xls', iconv.encode(html, 'gbk'));
    expect(table).toEqual({ columns: oldTable[0], rows: texts(rows) });
    expect(notes).toEqual([]);
  });

  it('that are XML or CSV under .xls are read by their content', async () => {
    const data = (value: string | number): string =>
      `<Cell><Data ss:Type="${typeof value === 'number' ? 'Number' : 'String'}">${value}</Data></Cell>`;
    const lines = oldTable.map((row) => `<Row>${row.map(data).join('')}</Row>`).join('');
    const names =
      'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
    const xml = `<?xml version="1.0" encoding="gb2312"?>\n<Workbook ${names}><Worksheet ss:Name="台账"><Table>${lines}</Table></Worksheet></Workbook>`;
    const { columns, rows } = await readWorkbook(iconv.encode(xml, 'gbk'));
    expect({ columns, rows: rows.map(({ values }) => values) }).toEqual(expected);
    const csv = oldTable.map((row) => row.join('\t')).join('\r\n');
    expect(await seen('a.xls', iconv.encode(csv, 'gbk'))).toEqual({
      table: { columns: oldTable[0], rows: texts(oldTable.slice(1)) },
      notes: [{ code: 'encoding_assumed', value: 'GB18030' }],
    });
  });

  it('are known by their content under .et and even .csv', async () => {
    for (const name of ['a.et', 'a.csv']) {
      expect((await seen(name, writeBiff2(oldTable))).table).toEqual(expected);
    }
  });
});
