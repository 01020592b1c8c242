import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { read, write } from '../support/read-source.ts';

const table = '路线编码,路线名称,里程\nX101330602,兰亭至王坛,12.5\nY002330603,"平水,\n横溪",3\n';
const cells = [
  ['X101330602', '兰亭至王坛', '12.5'],
  ['Y002330603', '平水,\n横溪', '3'],
];

describe('the encoding of a text', () => {
  it.each([
    ['utf-8', iconv.encode(table, 'utf-8'), []],
    ['UTF-8 with its mark', iconv.encode(table, 'utf-8', { addBOM: true }), []],
    ['UTF-16 LE with its mark', iconv.encode(table, 'utf-16le', { addBOM: true }), []],
    ['UTF-16 BE with its mark', iconv.encode(table, 'utf-16be', { addBOM: true }), []],
    ['GBK', iconv.encode(table, 'gbk'), [{ code: 'encoding_assumed', value: 'GB18030' }]],
    ['GB18030', iconv.encode(table, 'gb18030'), [{ code: 'encoding_assumed', value: 'GB18030' }]],
  ])('%s is found out, and said where it is assumed', async (_, bytes, notes) => {
    const source = await read('a.csv', bytes);
    expect(source.columns).toEqual(['路线编码', '路线名称', '里程']);
    expect(source.rows.map(({ values }) => values)).toEqual(cells);
    expect(source.notes).toEqual(notes);
  });

  it('is judged by the whole stream: GBK far down is read as GBK, UTF-8 cut at any byte stays UTF-8', async () => {
    const late = iconv.encode(`code,name\n${'1,x\n'.repeat(300_000)}2,绍兴\n`, 'gbk');
    const { rows, notes } = await read('late.csv', late);
    expect(rows.at(-1)?.values).toEqual(['2', '绍兴']);
    expect(notes).toHaveLength(1);
    for (const shift of [0, 1, 2, 3]) {
      const text = `${'x'.repeat(shift)}c,name\n1,${'绍兴𠮷'.repeat(110_000)}\n`;
      const source = await read('long.csv', text);
      expect(source.notes).toEqual([]);
      expect(source.rows[0]?.values[1]).toBe('绍兴𠮷'.repeat(110_000));
    }
  });

  it.each([
    ['Big5', iconv.encode('編碼,名稱,備註\n1,紹興縣鄉村道路,農村公路養護\n', 'big5')],
    ['Shift-JIS', iconv.encode('コード,名称\n1,ひらがなのなまえ\n', 'shift_jis')],
    ['Latin-1', iconv.encode('code,nom\n1,été à Genève\n', 'latin1')],
    ['UTF-16 without its mark', iconv.encode('code,name\n1,x\n', 'utf-16le', { addBOM: false })],
    ['UTF-8 with its mark and wrong bytes', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x2c, 0xff, 0xff])],
    ['random bytes', Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256))],
  ])('%s is none of ours and is refused with a word on how to save it', async (_, bytes) => {
    await expect(read('a.csv', bytes)).rejects.toMatchObject({ code: 'encoding_unknown' });
    await expect(read('a.csv', bytes)).rejects.toThrow('CSV UTF-8');
  });

  it('GBK is read back from every character of GB2312', async () => {
    const bytes = Array.from({ length: 0xf8 - 0xb0 }, (_, row) =>
      Array.from({ length: 0xff - 0xa1 }, (__, column) => [0xb0 + row, 0xa1 + column]),
    ).flat(2);
    const text = iconv.decode(Buffer.from(bytes), 'gb2312').replaceAll('\ufffd', '').replaceAll('?', '');
    const { rows } = await read('all.csv', iconv.encode(`字,n\n${text},1\n`, 'gbk'));
    expect(rows[0]?.values[0]).toBe(text);
    expect(text.length).toBeGreaterThan(6_700);
  });
});

describe('the delimiter of a text', () => {
  const written = fc.record({
    delimiter: fc.constantFrom(',', '\t', ';', '|', '，'),
    width: fc.integer({ min: 2, max: 6 }),
    height: fc.integer({ min: 1, max: 8 }),
    cell: fc.constantFrom('甲', '12.5', 'a b', 'x,y', 'p;q', '一|二', '前，后', 'l1\nl2', '"q"', '—', '0'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  });

  it('is found whatever the quoted cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ delimiter, width, height, cell, lineEnd }) => {
        const head = Array.from({ length: width }, (_, column) => `列${column}`);
        const rows = Array.from({ length: height }, (_, row) =>
          head.map((name, column) => ((row + column) % 3 === 0 ? cell : `${name}${row}`)),
        );
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const line = (values: readonly string[]): string => values.map(quote).join(delimiter);
        const source = await read('a.csv', [head, ...rows].map(line).join(lineEnd));
        expect(source.columns).toEqual(head);
        expect(source.rows.map(({ values }) => values)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('is what Excel states in its first line', async () => {
    const { columns, rows } = await read('a.csv', 'sep=;\r\na,b;c,d\r\n1,5;2,5\r\n');
    expect([columns, rows[0]?.values]).toEqual([
      ['a,b', 'c,d'],
      ['1,5', '2,5'],
    ]);
  });

  it('is a semicolon beside decimal commas', async () => {
    expect((await read('a.csv', 'a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n')).columns).toEqual(['a', 'b', 'c']);
  });
});

describe('a text', () => {
  it('brings codes as they are meant: without the apostrophe, without ="…", without full width', async () => {
    const { rows } = await read('a.csv', `a,b,c,d\n'001,="002",００３,"'x'"\n`);
    expect(rows[0]?.values).toEqual(['001', '002', '003', "'x'"]);
  });

  it('may begin with titles and end with notes, which are told and are no rows', async () => {
    const text = `绍兴市农村公路台账,,,
填报单位：交通局,,单位：公里,
编码,名称,里程,等级
X1,甲,1.5,二级
X2,乙,2.5,—
合计,,4,
注：里程含桥梁,,,
填表人：张三,联系电话：13800000000,,
`;
    const { columns, rows, rowProblems } = await read('a.csv', text);
    expect(columns).toEqual(['编码', '名称', '里程', '等级']);
    expect(rows.map(({ rowNo, values }) => [rowNo, ...values])).toEqual([
      [1, 'X1', '甲', '1.5', '二级'],
      [2, 'X2', '乙', '2.5', '—'],
    ]);
    expect(rowProblems?.map(({ rowNo, code, value }) => [rowNo, code, value])).toEqual([
      [0, 'not_data', '绍兴市农村公路台账'],
      [0, 'not_data', '填报单位 单位'],
      [4, 'not_data', '注:里程含桥梁'],
      [5, 'not_data', '填表人 联系电话'],
      [0, 'totals_checked', '3'],
    ]);
  });

  it('with a column that has no name says what was left unread', async () => {
    const { rowProblems } = await read('a.csv', 'a,,b\n1,x,2\n1,,2\n1,y,2\n');
    expect(rowProblems).toEqual([{ rowNo: 0, code: 'column_unnamed', column: null, value: 'B: 2' }]);
  });

  it('larger than the memory passes through', async () => {
    const path = write('big.csv', `code,name\n${`330602001201,${'shaoxing'.repeat(500)}\n`.repeat(15_000)}`);
    const module = new URL('../../../etl/read/open-source.ts', import.meta.url).href;
    const program = `
      const { openSource } = await import('${module}');
      const source = await openSource({ path: '${path}', name: '${path}', crs: 'auto' });
      let count = 0;
      for await (const row of source.rows) count += 1;
      console.log(count);`;
    const options = ['--max-old-space-size=40', '--import', 'tsx', '--input-type=module', '--eval', program];
    expect(statSync(path).size).toBeGreaterThan(60e6);
    expect((await promisify(execFile)(process.execPath, options)).stdout.trim()).toBe('15000');
  });
});

describe('a table whose quotes do not close', () => {
  it('is refused with the line and the remedy in both languages', async () => {
    const reading = read('a.csv', '路线编码,名称\nX1,甲\n"X2,乙\nX3,丙\n');
    await expect(reading).rejects.toMatchObject({ code: 'file_broken' });
    await expect(reading).rejects.toThrow(
      /第\d+行双引号没有成对，请补上或删去多余的引号 \/ a quote is not closed.*\(line \d+\)/,
    );
  });
});
