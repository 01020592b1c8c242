import { read as readSheets, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '#etl/map/explain-match.ts';
import { matchHeaders } from '#etl/map/match-headers.ts';
import { parseValue } from '#etl/map/parse-value.ts';
import { takeAside } from '#etl/report/rules-aside.ts';
import { ruleOf } from '#etl/template/cell-rules.ts';
import { exampleOf, needOf } from '#etl/template/field-words.ts';
import { templateColumns } from '#etl/template/template-columns.ts';
import { templateWorkbook } from '#etl/template/template-workbook.ts';
import type { Dataset, Field } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { read } from '../support/read-source.ts';

const all = [...datasets.values()].map((dataset) => [dataset.name, dataset] as const);
const noMapping = { fields: {} };

/** Cells of every field as a clerk may fill them, beside what the load must understand. */
function cellOf(field: Field): fc.Arbitrary<{ cell: string | number | Date; text: string }> {
  const { type, codes = [], min = -180, max = 180 } = field;
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(Date.UTC(1950, 0, 1 + days)));
  switch (type) {
    case 'integer':
      return fc.integer({ min, max }).map((cell) => ({ cell, text: String(cell) }));
    case 'number':
    case 'longitude':
    case 'latitude': {
      const most = type === 'latitude' ? 90 : max;
      const least = type === 'latitude' ? -90 : min;
      const ten = fc.integer({ min: Math.ceil(least * 10), max: Math.floor(most * 10) });
      return ten.map((tenth) => ({ cell: tenth / 10, text: String(tenth / 10) }));
    }
    case 'chainage':
      return fc.integer({ min: 0, max: 9_998_999 }).map((metres) => {
        const rest = String(metres % 1000).padStart(3, '0');
        return { cell: `K${Math.floor(metres / 1000)}+${rest}`, text: `${Math.floor(metres / 1000)}.${rest}` };
      });
    case 'boolean':
      return fc.boolean().map((yes) => ({ cell: yes ? '是' : '否', text: String(yes) }));
    case 'date':
      return day.map((cell) => ({ cell, text: cell.toISOString().slice(0, 10) }));
    case 'month':
      return day.map((date) => {
        const month = date.toISOString().slice(0, 7);
        return { cell: month, text: `${month}-01` };
      });
    case 'time':
      return fc.record({ hour: fc.nat(29), minute: fc.nat(59) }).map(({ hour, minute }) => {
        const rest = String(minute).padStart(2, '0');
        return { cell: `${hour}:${rest}`, text: `${String(hour).padStart(2, '0')}:${rest}` };
      });
    case 'code':
      return fc.constantFrom(...codes).map(({ zh, code }) => ({ cell: zh, text: code }));
    case 'codes':
      return fc.subarray([...codes], { minLength: 1 }).map((some) => ({
        cell: some.map(({ zh }) => zh).join('+'),
        text: some.map(({ code }) => code).join('+'),
      }));
    case 'text':
      return fc
        .oneof(fc.stringMatching(/^0?\d{6,12}$/), fc.stringMatching(/^[一-龥A-Z(),"]{1,12}$/))
        .map((cell) => ({ cell, text: cell }));
  }
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(takeAside(bytes).workbook).buffer);
  return workbook;
}

async function fill(dataset: Dataset, rows: readonly (readonly (string | number | Date)[])[]): Promise<Buffer> {
  const workbook = await open(await templateWorkbook(dataset));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Another library reads the first sheet as a person sees it. */
function shownAsCsv(workbook: Buffer): string {
  const book = readSheets(workbook, { cellDates: true, UTC: true, dateNF: 'yyyy-mm-dd' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no sheet');
  return utils.sheet_to_csv(sheet, { rawNumbers: true });
}

describe('a template', () => {
  it.each(all)('of %s has a column for every field, all found by their headers alone', (_, dataset) => {
    const columns = templateColumns(dataset);
    const match = matchHeaders(
      columns.map(({ header }) => header),
      dataset,
      noMapping,
    );
    expect([...match.unknownColumns, ...match.personalColumns]).toEqual([]);
    expect(match.fields.filter(({ column }) => column === undefined)).toEqual([]);
    const guesses = explainMatch(match, { columns: columns.map(({ header }) => header), mapping: noMapping });
    expect(guesses.map(({ field }) => field)).toEqual(columns.map(({ name }) => name));
  });

  it.each(all)('of %s gives examples that are accepted', (_, { fields }) => {
    for (const [name, field] of Object.entries(fields)) {
      expect(parseValue(exampleOf(name, field), field), name).toEqual({ text: expect.any(String) });
    }
  });

  it.each(all)('of %s, filled with anything valid, is read back as filled', async (_, dataset) => {
    const fields = Object.values(dataset.fields);
    const row = fc.tuple(...fields.map(cellOf));
    const rows = fc.sample(row, { numRuns: 15, seed: 3 });
    const workbook = await fill(
      dataset,
      rows.map((cells) => cells.map(({ cell }) => cell)),
    );
    const source = await read(`filled-${dataset.name}.csv`, shownAsCsv(workbook));
    const match = matchHeaders(source.columns, dataset, noMapping);
    const understood = source.rows.map(({ values }) =>
      match.fields.map(({ column, field }) => parseValue(values[column ?? -1], field)),
    );
    expect(understood).toEqual(rows.map((cells) => cells.map(({ text }) => ({ text }))));
  });

  it('offers code lists of any length by referring to their cells', async () => {
    const codes = Array.from({ length: 300 }, (_, index) => ({
      code: `c${index}`,
      zh: `第${index}类`,
      en: `kind ${index}`,
    }));
    const kind: Field = { type: 'code', codes, zh: '类别', en: 'kind' };
    const long = { ...(datasets.get('plan_item') as Dataset), fields: { kind } };
    const bytes = await templateWorkbook(long);
    const table = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const rule =
      /<dataValidation [^>]*type="list"[^>]*sqref="A2:A100000"[^>]*>(.*?)<\/dataValidation>/.exec(table)?.[1] ?? '';
    const [, sheetName, first, last] = /'(.+)'!\$A\$(\d+):\$A\$(\d+)/.exec(rule.replaceAll('&apos;', "'")) ?? [];
    expect(sheetName).toBe('代码表');
    const list = (await open(bytes)).getWorksheet('代码表');
    const words: unknown[] = [];
    for (let row = Number(first); row <= Number(last); row += 1) words.push(list?.getCell(row, 1).value);
    expect(words).toEqual(codes.map(({ zh }) => zh));
  });

  it.each(all)('of %s marks what is required by colour and by word, and keeps codes as text', async (_, dataset) => {
    const workbook = await open(await templateWorkbook(dataset));
    const [sheet, notes] = workbook.worksheets;
    const columns = templateColumns(dataset);
    expect(workbook.worksheets.map(({ name }) => name).slice(0, 2)).toEqual([dataset.zh, '填表说明']);
    expect(sheet?.rowCount).toBe(1);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const described = JSON.stringify(notes?.getSheetValues());
    for (const [index, { name, header, field }] of columns.entries()) {
      const cell = sheet?.getCell(1, index + 1);
      const texts = typeof cell?.note === 'object' ? (cell.note.texts ?? []) : [];
      const words = texts.map(({ text }) => text).join('');
      const required = needOf(dataset, name) === 'required';
      expect(words.startsWith('＊必填'), name).toBe(required);
      expect(cell?.fill, name).toMatchObject({ fgColor: required ? { argb: 'FF1F4E79' } : expect.anything() });
      if (field.type === 'text') expect(sheet?.getColumn(index + 1).numFmt, name).toBe('@');
      expect(described).toContain(`"${header}"`);
      expect(described).toContain(`"${name}"`);
    }
  });

  it('lets a dash stand among numbers where it says that there is none, and nowhere else', () => {
    const ruleFor = (name: string, field: string) => {
      const dataset = datasets.get(name);
      const column = dataset && templateColumns(dataset).find((candidate) => candidate.name === field);
      return column && { ...ruleOf(column, undefined), writing: column.writing };
    };
    expect(ruleFor('plan', 'quantity')).toMatchObject({
      type: 'decimal',
      showErrorMessage: false,
      writing: expect.stringContaining('没有的写“—”'),
    });
    const area = ruleFor('facility', 'floor_area_m2');
    expect(area).toMatchObject({ type: 'decimal', showErrorMessage: true });
    expect(area?.writing).not.toContain('—');
  });

  it('gives every comment a box that is not anchored to two columns', async () => {
    const dataset = datasets.get('work');
    if (dataset === undefined) throw new Error('work');
    const parts = unzipSync(await templateWorkbook(dataset));
    const drawing = strFromU8(parts['xl/drawings/vmlDrawing1.vml'] ?? new Uint8Array());
    expect(drawing).not.toContain('x:Anchor');
    const heights = [...drawing.matchAll(/width:230pt;height:(\d+)pt/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(templateColumns(dataset).length);
    expect(Math.min(...heights)).toBeGreaterThan(60);
  });
});
