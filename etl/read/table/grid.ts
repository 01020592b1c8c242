import type { CellFault, SourceNote } from '../define-reader.ts';

export type CellValue = string | number | boolean | null;

/** A merged range by its first cell; it covers `width` columns and `height` rows. */
export interface Span {
  /** Counted from 0. */
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

/** A row as it stands in a sheet or a text, before anything is known of header and data. */
export interface GridRow {
  /** Counted from 1: row of the sheet, record of a text. */
  readonly rowNo: number;
  readonly cells: readonly CellValue[];
  /** Merged ranges that begin in this row; texts have none. */
  readonly spans: readonly Span[];
  /** By column of the grid. */
  readonly faults?: readonly CellFault[];
}

export interface Grid {
  /** Name of the file, for faults. */
  readonly name: string;
  /** Undefined for texts. */
  readonly sheet?: string;
  readonly notes: readonly SourceNote[];
  /** Rows, header and all, when known beforehand. */
  readonly total: number | null;
  readonly rows: AsyncIterator<GridRow, void>;
  close(): Promise<void>;
}

/** What a reader sees in a cell: trimmed, line breaks as spaces. */
export function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return String(cell).replaceAll(/\s+/g, ' ').trim();
}

/** Width and spaces do not tell words apart. */
export function wordOf(cell: CellValue | undefined): string {
  return textOf(cell).normalize('NFKC').replaceAll(' ', '');
}

export function isFilled(cell: CellValue | undefined): boolean {
  if (typeof cell !== 'string') return cell !== null && cell !== undefined;
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || /\S/.test(cell);
}

/** Columns of the cells that are filled. */
export function filledColumns({ cells }: GridRow): readonly number[] {
  const columns: number[] = [];
  for (let column = 0; column < cells.length; column += 1) if (isFilled(cells[column])) columns.push(column);
  return columns;
}

/** Columns that the filled cells cover together with their merged ranges. */
export function coverage(row: GridRow): number {
  const wide = new Map(row.spans.map(({ column, width }) => [column, width]));
  return filledColumns(row).reduce((sum, column) => sum + (wide.get(column) ?? 1), 0);
}

/** A number, or a text that is one, thousands divided or not; undefined otherwise. */
export function numberOf(cell: CellValue | undefined): number | undefined {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || !/^[\s\d０-９.．+＋－-]/.test(cell)) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  const plain = cell.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(plain) || !/\d/.test(plain)) return undefined;
  return Number(plain.replaceAll(',', ''));
}
