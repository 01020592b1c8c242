import type { WriteTransaction } from '#geodata/database/database.ts';
import { type Query, sqlText } from '#geodata/database/sql-file.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import { cellOf, type RowEncoder, RowText } from './encode-row.ts';
import { checkOnlyColumns, columnList } from './stage.ts';
import type { BatchTarget, StageBatch } from './stage-batch.ts';

const mostRows = 5_000;
/** Outlines are heavy: a batch also ends at this many characters of geometry. */
const mostCharacters = 16_000_000;

type Insert = Query<Record<string, unknown>, never>;

/** Batches of rows as arrays by column. */
export function unnestBatches(encoder: RowEncoder, target: BatchTarget): () => StageBatch {
  const insert = insertOf(encoder, target);
  return () => new UnnestBatch(encoder, target, insert);
}

class UnnestBatch implements StageBatch {
  readonly #encoder: RowEncoder;
  readonly #text: RowText;
  readonly #insert: Insert;
  readonly #params: Readonly<Record<string, unknown>>;
  readonly #rowNumbers: number[] = [];
  readonly #digests: string[] = [];
  readonly #columns: (string | null)[][];
  #characters = 0;

  constructor(encoder: RowEncoder, { stage, programme }: BatchTarget, insert: Insert) {
    const hasProgramme = stage.columns.some(({ name }) => name === 'programme_id');
    this.#encoder = encoder;
    this.#text = new RowText(encoder);
    this.#insert = insert;
    this.#params = { stage: stage.table, ...(hasProgramme && { programme }) };
    this.#columns = encoder.names.map(() => []);
  }

  get rowCount(): number {
    return this.#rowNumbers.length;
  }

  get isFull(): boolean {
    return this.rowCount >= mostRows || this.#characters >= mostCharacters;
  }

  add(row: MappedRow): void {
    this.#rowNumbers.push(row.rowNo);
    this.#text.reset();
    this.#digests.push(this.#text.content(row));
    for (const [index, cell] of this.#encoder.cells.entries()) this.#columns[index]?.push(cellOf(row, cell));
    for (const geometry of row.geometries) this.#characters += geometry?.length ?? 0;
  }

  async insert(tx: WriteTransaction): Promise<void> {
    const columns = Object.fromEntries(this.#columns.map((values, index) => [`c${index}`, values]));
    await this.#insert(tx, { ...this.#params, ...columns, row_no: this.#rowNumbers, row_hash: this.#digests });
  }
}

function insertOf({ names }: RowEncoder, { stage }: BatchTarget): Insert {
  const types = new Map([...stage.columns, ...checkOnlyColumns(stage)].map(({ name, type }) => [name, type]));
  const hasProgramme = types.has('programme_id');
  const values = names.map((name, index) => `CAST(u.c${index} AS ${types.get(name) ?? 'text'})`);
  const arrays = names.map((_, index) => `, CAST(:c${index} AS text[])`);
  return sqlText(`
    INSERT INTO ??stage (row_no, row_hash${hasProgramme ? ', programme_id' : ''}, ${columnList(names)})
    SELECT u.row_no, u.row_hash${hasProgramme ? ', :programme' : ''}, ${values.join(', ')}
    FROM unnest(CAST(:row_no AS integer[]), CAST(:row_hash AS text[])${arrays.join('')})
      AS u(row_no, row_hash${names.map((_, index) => `, c${index}`).join('')})`);
}
