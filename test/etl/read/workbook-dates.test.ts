import { CFB } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { convertByOffice } from '../support/office.ts';
import { writeBiff5Stream } from '../support/old-workbook.ts';
import { rawWorkbook, textCell } from '../support/raw-workbook.ts';
import { readWorkbook } from '../support/read-source.ts';

/**
 * What a Chinese Excel calls 2020年9月3日, 2020年9月, 9月3日, 8时30分 in its list of formats stands in the file as a number
 * without a pattern.
 */
const days = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const times = [32, 33, 34, 35];
const numbers = [3, 4, 9, 37, 38];
const serial = 44_077;
const day = '2020-09-03';

function columnOf(formats: readonly number[], value: number): Uint8Array {
  // Twice each: the library keeps a format once it has met it.
  const rows = [...formats, ...formats].map((_, index) => {
    const style = (index % formats.length) + 1;
    return `<row r="${index + 2}">${textCell(`A${index + 2}`, 'R')}<c r="B${index + 2}" s="${style}"><v>${value}</v></c></row>`;
  });
  const head = `<row r="1">${textCell('A1', '编码')}${textCell('B1', '值')}</row>`;
  return rawWorkbook(`<sheetData>${head}${rows.join('')}</sheetData>`, formats);
}

async function valuesOf(file: Uint8Array): Promise<readonly unknown[]> {
  return (await readWorkbook(file)).rows.map(({ values }) => values[1]);
}

describe('a format of the language, which the file knows by its number only', () => {
  it('of a day makes the number a day', async () => {
    expect(await valuesOf(columnOf(days, serial))).toEqual([...days, ...days].map(() => day));
  });

  it('of a time makes the number a time', async () => {
    expect(await valuesOf(columnOf(times, 0.354_166_666_666_667))).toEqual([...times, ...times].map(() => '08:30:00'));
  });

  it('of no date leaves numbers beside it as they are', async () => {
    const values = await valuesOf(columnOf([31, ...numbers], serial));
    const expected = [day, ...numbers.map(() => serial)];
    expect(values).toEqual([...expected, ...expected]);
  });

  it('means the day that LibreOffice sees as well', async () => {
    const { 'days.xlsx': bytes = '' } = await convertByOffice({ 'days.xlsx': columnOf([14, 31], serial) }, 'csv');
    const seen: string[][] = parse(bytes);
    expect(seen.slice(1).map(([, value]) => value)).toEqual(Array.from({ length: 4 }, () => '09/03/2020'));
  });

  it.each([31, 57])('%d is known in a workbook of Excel 95 too', async (format) => {
    const ole = CFB.utils.cfb_new();
    const table = [
      ['编码', '值'],
      ['R1', serial],
      ['R2', serial + 1],
    ];
    CFB.utils.cfb_add(ole, 'Book', writeBiff5Stream('台账', table, format));
    expect(await valuesOf(Buffer.from(CFB.write(ole, { type: 'buffer' })))).toEqual([day, '2020-09-04']);
  });
});
