import { checkColumns } from '../check-columns.ts';
import type { OpenSource, SheetPlace, SourceRequest } from '../define-reader.ts';
import { headerFaulty } from '../read-errors.ts';
import { findHeader, type Header, headRows } from './find-header.ts';
import { filledColumns, type Grid, type GridRow } from './grid.ts';
import { type NamedColumn, nameColumns } from './name-columns.ts';
import { findPlanTable } from './plan-table/find-plan-table.ts';
import { openPlanTable } from './plan-table/open-plan-table.ts';
import { rowsOfTable, type Table } from './rows-of-table.ts';
import { SourceProblems } from './source-problems.ts';

/** Outlines as WKT may have megabytes in a row. */
const mostHeadCharacters = 16e6;

/** Opens a grid as a table: header found, titles and notes told apart, totals held against their rows. */
export async function openTable(grid: Grid, request: SourceRequest): Promise<OpenSource> {
  try {
    const head = await readHead(grid);
    const plan = findPlanTable(head);
    if (plan !== undefined) return openPlanTable(grid, { ...plan, head });
    return describe(grid, head, request);
  } catch (error) {
    await grid.close();
    throw error;
  }
}

/** The first rows that hold anything; fewer when they are heavy. */
async function readHead(grid: Grid): Promise<readonly GridRow[]> {
  const head: GridRow[] = [];
  let characters = 0;
  while (head.length < headRows && characters < mostHeadCharacters) {
    const next = await grid.rows.next();
    if (next.done) break;
    if (filledColumns(next.value).length > 0) head.push(next.value);
    for (const cell of next.value.cells) characters += typeof cell === 'string' ? cell.length : 0;
  }
  return head;
}

function describe(grid: Grid, head: readonly GridRow[], { crs }: SourceRequest): OpenSource {
  const isText = grid.sheet === undefined;
  const found = findHeader(head);
  const header = found === undefined ? [] : head.slice(found.first, found.last + 1);
  const all = nameColumns(header);
  const columns = isText ? all : all.filter(({ name }) => name !== '');
  checkColumns(
    columns.map(({ name }) => name),
    grid.name,
  );
  const problems = new SourceProblems();
  const table: Table = {
    name: grid.name,
    columns,
    header,
    titles: head.slice(0, found?.first ?? 0),
    rowOffset: isText ? (header.at(-1)?.rowNo ?? 0) : 0,
    hasFixedLength: isText,
    problems,
    refuse: (rowNo) => {
      throw orderDiffers(grid.name, rowNo);
    },
  };
  return {
    columns: columns.map(({ name }) => name),
    columnSpellings: columns.map(({ spellings }) => spellings),
    ...(grid.sheet !== undefined && { place: placeOf(grid.sheet, header, columns) }),
    hasGeometry: false,
    crs: crs === 'auto' ? { kind: 'degrees' } : crs,
    notes: grid.notes,
    total: grid.total === null ? null : Math.max(0, grid.total - ((found?.last ?? -1) + 1)),
    rows: rowsOfTable(table, following(head, found, grid)),
    rowProblems: problems.list,
    close: () => grid.close(),
  };
}

async function* following(
  head: readonly GridRow[],
  header: Header | undefined,
  { rows }: Grid,
): AsyncIterable<GridRow> {
  yield* head.slice((header?.last ?? -1) + 1);
  for (let next = await rows.next(); !next.done; next = await rows.next()) yield next.value;
}

function placeOf(sheet: string, header: readonly GridRow[], columns: readonly NamedColumn[]): SheetPlace {
  return {
    sheet,
    headerRows: header.map(({ rowNo }) => rowNo),
    columnNumbers: columns.map(({ column }) => column + 1),
  };
}

function orderDiffers(name: string, rowNo: number) {
  return headerFaulty(
    name,
    `第 ${rowNo} 行的表头与前面的表头列序不同，请分成两个文件 / the header in row ${rowNo} has the columns in another order than the first one; split the file`,
  );
}
