import { resolve } from 'node:path';
import ExcelJS from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '#geodata/indicators/registry.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import {
  askCoverage,
  askIndicators,
  askProgress,
  askRegions,
  askValues,
  type ProgressRow,
  type Site,
  type Value,
} from './support/ask.ts';
import { serveSample } from './support/serve.ts';

const city = '330600';
const programme = await readProgramme(resolve('geodata/programmes/shaoxing-2018-2020'));
const district = '330624';
const panelLeftPt = (303 / 25.4) * 72;
const sameLinePt = 1.5;
const years = [2018, 2019, 2020];
let site: Site;
beforeAll(async () => {
  site = (await serveSample()).server;
});

async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(site.origin + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

interface SheetText {
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** What a reader who searches the file finds, without the blanks between pieces. */
  readonly text: string;
  /** The pieces of each line of the sheet from left to right. */
  readonly lines: readonly string[];
}

async function readPdf(path: string): Promise<SheetText> {
  const pdf = await getDocument({ data: await fetchBytes(path), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const { width, height } = page.getViewport({ scale: 25.4 / 72 });
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  return {
    pages: pdf.numPages,
    widthMm: width,
    heightMm: height,
    text: pieces
      .map(({ str }) => str)
      .join('')
      .replaceAll(/\s/g, ''),
    lines: linesOf(pieces.map(({ str, transform }) => ({ str, x: transform[4], y: transform[5] }))),
  };
}

interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
}

/** Pieces that stand on one line, in points from the lower left corner. */
function linesOf(pieces: readonly Piece[]): string[] {
  const lines: Piece[][] = [];
  // The names on the map share lines with the panel beside it: only the panel is read.
  for (const piece of pieces.filter(({ x }) => x > panelLeftPt)) {
    const line = lines.find(([first]) => first !== undefined && Math.abs(first.y - piece.y) < sameLinePt);
    if (line === undefined) lines.push([piece]);
    else line.push(piece);
  }
  return lines.map((line) =>
    line
      .sort((a, b) => a.x - b.x)
      .map(({ str }) => str.trim())
      .join(' '),
  );
}

const printedWeight = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A percentage is printed with two decimals and never rounded up to a hundred. */
function printedPercent(value: number | null): string {
  if (value === null) return '—';
  return value < 100 && value >= 99.995 ? '99.99' : printedWeight(value, 2);
}

function expectRow(sheet: SheetText, value: Value, isLength: boolean): void {
  const wanted = [
    value.name,
    printedPercent(value.value),
    printedWeight(value.success, isLength ? 1 : 0),
    printedWeight(value.population, isLength ? 1 : 0),
  ].join(' ');
  expect(
    sheet.lines.some((line) => line.includes(wanted)),
    `no line "${wanted}" among\n${sheet.lines.join('\n')}`,
  ).toBe(true);
}

/** What is weighed in kilometres is printed with a decimal. */
const lengths = [...indicators.values()].filter(({ weightUnit }) => weightUnit.en === 'km').map(({ id }) => id);

describe('the progress map on A3', () => {
  it('prints for every indicator the numbers of /api/values, district by district and for the city', async () => {
    const watched = new Set(programme.indicators.map(({ id }) => id));
    for (const indicator of (await askIndicators(site)).filter((id) => watched.has(id))) {
      const sheet = await readPdf(`/api/products/progress-map.pdf?indicator=${indicator}&region=${city}`);
      const values = [
        ...(await askValues(site, indicator)),
        ...(await askValues(site, indicator, { level: 'district' })),
      ];
      expect(values).toHaveLength(7);
      for (const value of values) expectRow(sheet, value, lengths.includes(indicator));
    }
  });

  it('prints the numbers of a district town by town', async () => {
    const indicator = 'village-bus-coverage';
    const sheet = await readPdf(`/api/products/progress-map.pdf?indicator=${indicator}&region=${district}`);
    const values = await askValues(site, indicator, { region: district, level: 'town' });
    expect(values.length).toBeGreaterThan(5);
    for (const value of values) expectRow(sheet, value, false);
  });

  it('is one sheet of A3 with its marks, date, source and scale, and searchable Chinese', async () => {
    const sheet = await readPdf(`/api/products/progress-map.pdf?indicator=maintenance-rate&region=${city}`);
    expect(sheet.pages).toBe(1);
    expect([sheet.widthMm, sheet.heightMm].map(Math.round)).toEqual([420, 297]);
    for (const words of [
      '绍兴市',
      '内部资料',
      '演示数据',
      '2020-09-30',
      '图例',
      '比例尺',
      '资料来源',
      '数据截止日期',
    ]) {
      expect(sheet.text).toContain(words);
    }
  });

  it('counts the villages within the threshold that is asked for', async () => {
    const sheet = await readPdf(
      `/api/products/progress-map.pdf?indicator=village-bus-coverage&region=${city}&threshold=1000`,
    );
    const { rows } = await askCoverage(site, { region: city, threshold: 1000 });
    for (const { name, percent, covered, villages } of rows.filter(({ level }) => level !== 'town')) {
      const wanted = [name, printedPercent(percent), printedWeight(covered, 0), printedWeight(villages, 0)].join(' ');
      expect(
        sheet.lines.some((line) => line.includes(wanted)),
        wanted,
      ).toBe(true);
    }
  });

  it('comes as a picture of the same sheet', async () => {
    const png = Buffer.from(
      await fetchBytes(`/api/products/progress-map.png?indicator=maintenance-rate&region=${city}`),
    );
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16) / png.readUInt32BE(20)).toBeCloseTo(420 / 297, 2);
  });
});

async function readWorkbook(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await fetchBytes(path)).buffer);
  return workbook;
}

/** Values of the cells as a reader of the file sees them: a formula by its stored result. */
function cellsOf(sheet: ExcelJS.Worksheet | undefined): unknown[][] {
  const rows: unknown[][] = [];
  sheet?.eachRow((row) => {
    const cells: unknown[] = [];
    for (let column = 1; column <= row.cellCount; column += 1) cells.push(seen(row.getCell(column)));
    rows.push(cells);
  });
  return rows;
}

function seen(cell: ExcelJS.Cell): unknown {
  return cell.formula ? cell.result : cell.value;
}

describe('the workbook of the plan', () => {
  it.each(years)('holds the plan, the done quantity and the percentage of /api/progress in %i', async (year) => {
    const workbook = await readWorkbook('/api/products/table.xlsx?table=plan');
    const sheet = workbook.worksheets.find(({ name }) => name.includes(String(year)));
    const cells = cellsOf(sheet);
    const { rows } = await askProgress(site, { year, children: 'true' });
    const regions = [...new Set(rows.map(({ name }) => name))];
    expect(regions).toHaveLength(7);
    for (const name of regions) {
      const wanted = rows.filter((row) => row.name === name);
      const [plan, done, percent] = cells.filter(([head]) => head === name).map((row) => row.slice(2, 16));
      const shown = (pick: (row: ProgressRow) => number | null): unknown[] => wanted.map((row) => pick(row) ?? '—');
      expect(plan).toEqual(shown((row) => row.plan));
      expect(done).toEqual(shown((row) => row.done));
      expect(percent).toEqual(shown((row) => row.percent));
    }
  });
});

describe('the workbook of the gaps', () => {
  it.each([
    [city, 'bus_stop', 500],
    [district, 'bus_stop', 300],
    [city, 'logistics_point', 1000],
  ])(
    'lists for %s, %s and %d m the villages of /api/coverage with their distances',
    async (region, rule, threshold) => {
      const query = { region, rule, threshold };
      const parameters = new URLSearchParams({ table: 'gaps', region, rule, threshold: String(threshold) });
      const workbook = await readWorkbook(`/api/products/table.xlsx?${parameters}`);
      const { rows, gaps } = await askCoverage(site, query);
      expect(gaps.length).toBeGreaterThan(0);
      const all = workbook.worksheets.flatMap((sheet) => cellsOf(sheet));
      const listed = new Map(
        all.filter((row) => gaps.some(({ key }) => row.includes(key))).map((row) => [row[4], row]),
      );
      expect([...listed.keys()].sort()).toEqual(gaps.map(({ key }) => key).sort());
      for (const { key, name, townName, detail } of gaps) {
        expect(listed.get(key)).toEqual(expect.arrayContaining([name, townName, detail.distanceM]));
      }
      for (const { region: code, covered, villages, percent } of rows) {
        const summary = all.find((row) => row[0] === code);
        expect(summary?.slice(4)).toEqual([villages, covered, villages - covered, percent ?? '—']);
      }
    },
  );

  it('of a town holds that town only', async () => {
    const [town] = (await askRegions(site, district)).slice(0, 1);
    const { gaps } = await askCoverage(site, { region: town?.code });
    const workbook = await readWorkbook(`/api/products/table.xlsx?table=gaps&region=${town?.code}`);
    const codes = workbook.worksheets.flatMap((sheet) => cellsOf(sheet).map((row) => row[4]));
    expect(codes.filter((code) => /^\d{12}$/.test(String(code))).sort()).toEqual(gaps.map(({ key }) => key).sort());
  });
});
