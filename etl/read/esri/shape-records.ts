import type { SourceRow } from '../define-reader.ts';
import { ChunkedFile } from './chunked-file.ts';
import { type DbfHead, DbfTable, type DecodeText, readDbfHead } from './dbf-table.ts';
import { isReadableShape, recordHeadBytes, shapeToWkb } from './shape-wkb.ts';

const shapeHeadBytes = 100;

export interface ShapeRecords {
  readonly head: DbfHead;
  readonly rows: Iterable<SourceRow>;
  close(): void;
}

/**
 * The records of `path.shp` and `path.dbf` in the order of the file, each shape as WKB in the file's coordinates.
 * Undefined when the pair is of a kind that is left to GDAL: multipatches, memo fields, damaged heads.
 * A shape that is missing or damaged leaves a row without geometry and with the fault `shape_damaged`: its record
 * still counts.
 */
export function readShapeRecords(path: string, decode: DecodeText): ShapeRecords | undefined {
  const shapes = new ChunkedFile(`${path}.shp`);
  const cells = new ChunkedFile(`${path}.dbf`);
  const close = (): void => {
    shapes.close();
    cells.close();
  };
  const shapeHead = shapes.take(shapeHeadBytes);
  const head = readDbfHead(cells, decode);
  if (shapeHead === undefined || head === undefined || !isReadableShape(shapeHead.readUInt32LE(32))) {
    close();
    return undefined;
  }
  return { head, rows: rowsOf(shapes, new DbfTable(cells, head, decode)), close };
}

function* rowsOf(shapes: ChunkedFile, table: DbfTable): Iterable<SourceRow> {
  let rowNo = 0;
  for (let nth = 0; nth < table.head.recordCount; nth += 1) {
    const values = table.next();
    const wkb = nextShape(shapes);
    if (values === undefined) throw new RangeError('the .dbf ends before its last record');
    if (values === 'deleted') continue;
    rowNo += 1;
    if (wkb === undefined) yield { rowNo, values, geometry: null, fault: 'shape_damaged' };
    else yield wkb === null ? { rowNo, values, geometry: null } : { rowNo, values, geometry: null, wkb };
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
