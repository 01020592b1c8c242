import { hash } from 'node:crypto';
import { copyValue } from '#geodata/database/copy-text.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import type { Stage } from './stage.ts';

export type Cell = (row: MappedRow) => string | null;

export interface RowEncoder {
  /** Columns that a file fills: digested ones first. */
  readonly names: readonly string[];
  /** What gives the cell of each of `names`. */
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
  for (const [index, { name }] of match.fields.entries()) cells.set(name, ({ texts }) => texts[index] ?? null);
  let measured = 0;
  for (const [index, { geometry }] of match.geometries.entries()) {
    cells.set(geometry.column, ({ geometries }) => geometries[index] ?? null);
    if (geometry.lengthKm === undefined) continue;
    const nth = measured;
    measured += 1;
    cells.set(geometry.lengthKm, ({ lengthsKm }) => lengthsKm[nth] ?? null);
  }
  return cells;
}

/** Above this a cell is a geometry in hexadecimal: written by itself, as plain bytes. */
const longCell = 200;
const firstBytes = 64 * 1024;

/** Rows in COPY's text format, written into bytes that grow. */
export class RowText {
  readonly #encoder: RowEncoder;
  #bytes: Buffer;
  #at = 0;

  constructor(encoder: RowEncoder, bytes = firstBytes) {
    this.#encoder = encoder;
    this.#bytes = Buffer.allocUnsafeSlow(bytes);
  }

  get length(): number {
    return this.#at;
  }

  get bytes(): Buffer {
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
    let text = '';
    for (let index = from; index < to; index += 1) {
      const value = this.#encoder.cells[index]?.(row) ?? null;
      if (value !== null && value.length > longCell) {
        this.#write(text);
        this.#write(copyValue(value));
        text = '\t';
      } else text += `${copyValue(value)}\t`;
    }
    this.#write(text);
  }

  #write(text: string): void {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    const needed = this.#at + 3 * text.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed);
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
    }
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }
}
