import { hash } from 'node:crypto';
import { copyValue } from '#geodata/database/copy-text.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import type { Stage } from './stage.ts';

/** Where in a mapped row a cell stands. */
export interface Cell {
  readonly among: 'texts' | 'geometries' | 'lengthsKm';
  readonly index: number;
}

export interface RowEncoder {
  /** Columns that a file fills: digested ones first. */
  readonly names: readonly string[];
  /** The cell of each of `names`. */
  readonly cells: readonly Cell[];
  /** How many of them are digested. */
  readonly digestedCount: number;
}

export function rowEncoder({ layout }: Stage, match: HeaderMatch): RowEncoder {
  const cells = cellsOf(match);
  const names = [...layout.digested, ...layout.settledLater, ...layout.checkOnly, ...layout.measured];
  const chosen = names.map((name) => {
    const cell = cells.get(name);
    if (cell === undefined) throw new Error(`nothing fills the column ${name}`);
    return cell;
  });
  return { names, cells: chosen, digestedCount: layout.digested.length };
}

function cellsOf(match: HeaderMatch): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [index, { name }] of match.fields.entries()) cells.set(name, { among: 'texts', index });
  let measured = 0;
  for (const [index, { geometry }] of match.geometries.entries()) {
    cells.set(geometry.column, { among: 'geometries', index });
    if (geometry.lengthKm === undefined) continue;
    cells.set(geometry.lengthKm, { among: 'lengthsKm', index: measured });
    measured += 1;
  }
  return cells;
}

/** What the row has in the cell. */
export function cellOf(row: MappedRow, { among, index }: Cell): string | null {
  if (among === 'texts') return row.texts[index] ?? null;
  return (among === 'geometries' ? row.geometries[index] : row.lengthsKm[index]) ?? null;
}

const firstBytes = 64 * 1024;

/** Rows in COPY's text format, written into bytes that grow. */
export class RowText {
  readonly #encoder: RowEncoder;
  #bytes: Buffer<ArrayBuffer>;
  #at = 0;

  constructor(encoder: RowEncoder, bytes = firstBytes) {
    this.#encoder = encoder;
    this.#bytes = Buffer.allocUnsafeSlow(bytes);
  }

  get length(): number {
    return this.#at;
  }

  get bytes(): Buffer<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#at);
  }

  reset(): void {
    this.#at = 0;
  }

  /** Writes the digested cells and answers their digest. */
  content(row: MappedRow): string {
    const start = this.#at;
    this.#cells(row, 0, this.#encoder.digestedCount);
    return hash('md5', this.#bytes.subarray(start, this.#at));
  }

  /** Writes the other cells and what stands at the end of the line. */
  rest(row: MappedRow, ending: string): void {
    this.#cells(row, this.#encoder.digestedCount, this.#encoder.cells.length);
    this.#write(ending);
  }

  /** Cells, each with a tab behind it. */
  #cells(row: MappedRow, from: number, to: number): void {
    const { cells } = this.#encoder;
    let text = '';
    for (let nth = from; nth < to; nth += 1) {
      const cell = cells[nth];
      const value = cell === undefined ? null : cellOf(row, cell);
      if (value !== null && cell?.among === 'geometries') {
        this.#write(text);
        this.#writeHex(value);
        text = '\t';
      } else text += `${copyValue(value)}\t`;
    }
    this.#write(text);
  }

  /** Hexadecimal is most of a row: as plain bytes it costs a third of what UTF-8 does. */
  #writeHex(text: string): void {
    this.#ensure(text.length);
    this.#at += this.#bytes.write(text, this.#at, 'latin1');
  }

  #write(text: string): void {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    this.#ensure(3 * text.length);
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }

  #ensure(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
