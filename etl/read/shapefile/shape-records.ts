import { statSync } from 'node:fs';
import type { SourceRow } from '../define-reader.ts';
import { ChunkedFile } from './chunked-file.ts';
import { type DbfHead, DbfTable, type DecodeText, readDbfHead } from './dbf-table.ts';
import { ClaimedRecords } from './record-claims.ts';
import { isReadableShape, recordHeadBytes, shapeToWkb } from './shape-wkb.ts';
import type { ShapefileParts } from './shapefile-parts.ts';

export const shapeHeadBytes = 100;
const indexEntryBytes = 8;

export interface ShapeRecords {
  readonly head: DbfHead;
  readonly rows: Iterable<SourceRow>;
  /** Lets another thread take records from the end on. */
  readonly claims: ClaimedRecords;
  close(): void;
}

/** A file that ends too early or whose numbers do not fit each other. */
export class ShapesBroken extends Error {}

/**
 * The records of a .shp and its .dbf in the order of the files, each shape as WKB in the file's coordinates.
 * Undefined when they are of a kind that is left to GDAL. The rows throw `ShapesBroken` where a record is damaged:
 * half a file is never loaded.
 */
export function readShapeRecords(parts: ShapefileParts, decode: DecodeText): ShapeRecords | undefined {
  const shapes = new ChunkedFile(parts.get('.shp') ?? '');
  const cells = new ChunkedFile(parts.get('.dbf') ?? '');
  const close = (): void => {
    shapes.close();
    cells.close();
  };
  try {
    const shapeHead = shapes.take(shapeHeadBytes);
    const head = shapeHead && isPlain(shapeHead, shapes.size) ? readDbfHead(cells, decode) : undefined;
    const indexed = (statSync(parts.get('.shx') ?? '').size - shapeHeadBytes) / indexEntryBytes;
    if (head !== undefined && head.recordCount === indexed) {
      const claims = new ClaimedRecords(head.recordCount);
      const table = new DbfTable(cells, head, decode);
      return { head, rows: claimedRows({ shapes, table, rowNo: 0 }, claims), claims, close };
    }
  } catch (error) {
    close();
    throw error;
  }
  close();
  return undefined;
}

const shapefileCode = 9994;

/** The head says what it is, how long, and of which shapes. */
function isPlain(head: Buffer, size: number): boolean {
  return (
    head.readInt32BE(0) === shapefileCode && 2 * head.readInt32BE(24) === size && isReadableShape(head.readUInt32LE(32))
  );
}

/** Where reading stands. */
export interface RecordPlace {
  readonly shapes: ChunkedFile;
  readonly table: DbfTable;
  /** Rows before: records that are deleted are none. */
  rowNo: number;
}

/** From front to back, as far as nobody else has claimed the records. */
function* claimedRows(place: RecordPlace, claims: ClaimedRecords): Iterable<SourceRow> {
  for (let claim = claims.nextFront(); claim !== undefined; claim = claims.nextFront()) yield* readRows(place, claim);
}

/** The rows of some records, the first of which comes next in both files. */
export function* readRows(place: RecordPlace, records: { from: number; to: number }): Iterable<SourceRow> {
  const { shapes, table } = place;
  for (let nth = records.from + 1; nth <= records.to; nth += 1) {
    const values = table.next();
    const wkb = nextShape(shapes);
    if (values === undefined) throw new ShapesBroken(`.dbf 在第 ${nth} 条中断 / the .dbf ends in record ${nth}`);
    if (wkb === undefined) throw new ShapesBroken(`.shp 第 ${nth} 条损坏 / record ${nth} of the .shp is damaged`);
    if (values === 'deleted') continue;
    place.rowNo += 1;
    const { rowNo } = place;
    yield wkb === null ? { rowNo, values, geometry: null } : { rowNo, values, geometry: null, wkb };
  }
}

/** Undefined when the record is cut short or its numbers do not fit each other. */
function nextShape(shapes: ChunkedFile): Uint8Array | null | undefined {
  const head = shapes.reach(recordHeadBytes);
  if (head < 0) return undefined;
  const bytes = recordHeadBytes + 2 * shapes.chunk.readInt32BE(head + 4);
  const at = bytes < recordHeadBytes + 4 ? -1 : shapes.reach(bytes);
  if (at < 0) return undefined;
  shapes.skip(bytes);
  return shapeToWkb(shapes.chunk, at, at + bytes);
}
