import type { SourceRow } from '../define-reader.ts';
import { ChunkedFile } from './chunked-file.ts';
import { type DbfHead, DbfTable, type DecodeText, deletedMark, readDbfHead } from './dbf-table.ts';
import { decoderOf, rowsInBatches } from './record-batches.ts';
import { beginsBlock, ClaimedRecords, type RecordClaim } from './record-claims.ts';
import { readRows, shapeHeadBytes } from './shape-records.ts';
import { recordHeadBytes } from './shape-wkb.ts';
import type { ShapefileParts } from './shapefile-parts.ts';

/** What another thread has to be told to read records from the end of a plain shapefile on. Survives a message. */
export interface RecordShare {
  readonly parts: ShapefileParts;
  /** Label of the WHATWG. */
  readonly encoding: string;
  /** For messages. */
  readonly name: string;
  readonly claims: SharedArrayBuffer;
}

/** Where a block of records begins. */
interface BlockStart {
  readonly shapeAt: number;
  /** Rows before it. */
  readonly rowNo: number;
}

/** A file of which it is known where its records stand. */
export interface OpenShare extends RecordShare {
  readonly head: DbfHead;
  readonly decode: DecodeText;
  readonly starts: ReadonlyMap<number, BlockStart>;
}

/**
 * Finds out where the records stand; none is claimed yet. Undefined when the file is not what it should be: then
 * whoever reads from the front finds out what is wrong.
 */
export function openShare(share: RecordShare): OpenShare | undefined {
  const cells = new ChunkedFile(share.parts.get('.dbf') ?? '');
  try {
    const decode = decoderOf(share);
    const head = readDbfHead(cells, decode);
    const starts = head && findStarts(share.parts, cells, head);
    return head && starts && { ...share, head, decode, starts };
  } finally {
    cells.close();
  }
}

/** The rows that this thread gets hold of, block by block from the end of the file on. */
export async function* readShare(share: OpenShare): AsyncGenerator<readonly SourceRow[]> {
  const { head, starts } = share;
  const claims = new ClaimedRecords(head.recordCount, share.claims);
  for (let claim = claims.nextBack(); claim !== undefined; claim = claims.nextBack()) {
    const start = starts.get(claim.from);
    if (start === undefined) throw new Error(`no start at ${claim.from}`);
    yield* readBlock(share, claim, start);
  }
}

async function* readBlock(
  { parts, name, head, decode }: OpenShare,
  claim: RecordClaim,
  start: BlockStart,
): AsyncGenerator<readonly SourceRow[]> {
  const shapes = new ChunkedFile(parts.get('.shp') ?? '', start.shapeAt);
  const cells = new ChunkedFile(parts.get('.dbf') ?? '', head.recordsAt + claim.from * head.recordBytes);
  try {
    const place = { shapes, table: new DbfTable(cells, head, decode), rowNo: start.rowNo };
    yield* rowsInBatches(readRows(place, claim), name);
  } finally {
    shapes.close();
    cells.close();
  }
}

/** Walks through the heads of all records; `cells` stands behind the head of the table. Undefined when one is damaged. */
function findStarts(
  parts: ShapefileParts,
  cells: ChunkedFile,
  head: DbfHead,
): ReadonlyMap<number, BlockStart> | undefined {
  const shapes = new ChunkedFile(parts.get('.shp') ?? '', shapeHeadBytes);
  const starts = new Map<number, BlockStart>();
  let shapeAt = shapeHeadBytes;
  let rowNo = 0;
  try {
    for (let record = 0; record < head.recordCount; record += 1) {
      if (beginsBlock(record)) starts.set(record, { shapeAt, rowNo });
      const bytes = skipShape(shapes);
      const at = cells.reach(head.recordBytes);
      if (bytes === undefined || at < 0) return undefined;
      if (cells.chunk[at] !== deletedMark) rowNo += 1;
      cells.skip(head.recordBytes);
      shapeAt += bytes;
    }
  } finally {
    shapes.close();
  }
  return starts;
}

/** Bytes of the next record, or undefined when it is cut short. */
function skipShape(shapes: ChunkedFile): number | undefined {
  const at = shapes.reach(recordHeadBytes);
  if (at < 0) return undefined;
  const bytes = recordHeadBytes + 2 * shapes.chunk.readInt32BE(at + 4);
  if (bytes < recordHeadBytes || shapes.reach(bytes) < 0) return undefined;
  shapes.skip(bytes);
  return bytes;
}
