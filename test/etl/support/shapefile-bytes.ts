export interface DbfOptions {
  readonly languageDriver?: number;
  /** Width of each field in bytes. */
  readonly width?: number;
  readonly placeOf?: (index: number) => readonly [x: number, y: number];
  readonly isDeleted?: (index: number) => boolean;
}

const inALine = (index: number) => [120 + (index + 1) / 1000, 30] as const;

/** A point shapefile by hand: texts as the bytes they are, so that any encoding and any damage can be written. */
export function shapefileBytes(
  fields: readonly Uint8Array[],
  rows: readonly (readonly Uint8Array[])[],
  { languageDriver = 0, width = 12, placeOf = inALine, isDeleted = () => false }: DbfOptions = {},
): Record<'.shp' | '.shx' | '.dbf', Buffer> {
  const points = rows.map((_, index) => pointRecord(index + 1, placeOf(index)));
  const index = rows.map((_, at) => bigEndian(50 + 14 * at, 10));
  return {
    '.shp': Buffer.concat([shapeHead(100 + 28 * rows.length), ...points]),
    '.shx': Buffer.concat([shapeHead(100 + 8 * rows.length), ...index]),
    '.dbf': dbf(fields, rows, { languageDriver, width, isDeleted }),
  };
}

function dbf(
  fields: readonly Uint8Array[],
  rows: readonly (readonly Uint8Array[])[],
  { languageDriver, width, isDeleted }: Required<Omit<DbfOptions, 'placeOf'>>,
): Buffer {
  const head = Buffer.alloc(32);
  head.set([3, 120, 1, 1]);
  head.writeUInt32LE(rows.length, 4);
  head.writeUInt16LE(33 + 32 * fields.length, 8);
  head.writeUInt16LE(1 + width * fields.length, 10);
  head[29] = languageDriver;
  const descriptors = fields.map((name) => {
    const descriptor = Buffer.alloc(32);
    descriptor.set(name.subarray(0, 10));
    descriptor.write('C', 11);
    descriptor[16] = width;
    return descriptor;
  });
  const mark = (index: number): Buffer => Buffer.from(isDeleted(index) ? '*' : ' ');
  const records = rows.map((row, index) => Buffer.concat([mark(index), ...row.map((cell) => padded(cell, width))]));
  return Buffer.concat([head, ...descriptors, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])]);
}

function padded(cell: Uint8Array, width: number): Buffer {
  const buffer = Buffer.alloc(width, ' ');
  buffer.set(cell.subarray(0, width));
  return buffer;
}

function pointRecord(number: number, [x, y]: readonly [number, number]): Buffer {
  const content = Buffer.alloc(20);
  content.writeInt32LE(1, 0);
  content.writeDoubleLE(x, 4);
  content.writeDoubleLE(y, 12);
  return Buffer.concat([bigEndian(number, 10), content]);
}

function shapeHead(bytes: number): Buffer {
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE(bytes / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(1, 32);
  for (const [index, value] of [120, 30, 121, 31].entries()) head.writeDoubleLE(value, 36 + 8 * index);
  return head;
}

function bigEndian(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeInt32BE(value, 4 * index);
  return buffer;
}
