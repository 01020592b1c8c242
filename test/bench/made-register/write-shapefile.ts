import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import iconv from 'iconv-lite';

/** A character column of a .dbf. */
export interface DbfColumn {
  readonly name: string;
  readonly width: number;
}

export interface LineRecord {
  readonly texts: readonly string[];
  /** Longitudes and latitudes in turn. */
  readonly positions: Float64Array;
}

const shapeHeaderBytes = 100;
const polyline = 3;
const chunkBytes = 4 * 1024 * 1024;

/**
 * Writes polylines as `path.shp/.shx/.dbf/.prj`, the texts in GBK and without a .cpg, as departments send them.
 * Streams, so that a million records take no memory.
 */
export async function writeShapefile(
  path: string,
  columns: readonly DbfColumn[],
  records: Iterable<LineRecord>,
): Promise<void> {
  const shp = new ChunkWriter(`${path}.shp`);
  const shx = new ChunkWriter(`${path}.shx`);
  const dbf = new ChunkWriter(`${path}.dbf`);
  await shp.write(Buffer.alloc(shapeHeaderBytes));
  await shx.write(Buffer.alloc(shapeHeaderBytes));
  await dbf.write(dbfHeader(columns, 0));
  let count = 0;
  let offset = shapeHeaderBytes;
  for (const { texts, positions } of records) {
    count += 1;
    const shape = polylineRecord(count, positions);
    const index = Buffer.alloc(8);
    index.writeInt32BE(offset / 2, 0);
    index.writeInt32BE((shape.length - 8) / 2, 4);
    offset += shape.length;
    await shp.write(shape);
    await shx.write(index);
    await dbf.write(dbfRecord(columns, texts));
  }
  await Promise.all([shp.end(), shx.end(), dbf.end()]);
  await patch(`${path}.shp`, shapeHeader(offset));
  await patch(`${path}.shx`, shapeHeader(shapeHeaderBytes + 8 * count));
  await patch(`${path}.dbf`, dbfHeader(columns, count));
  const prj = createWriteStream(`${path}.prj`);
  prj.end(geographic);
  await finished(prj);
}

/** CGCS2000 as ArcGIS writes it. */
const geographic =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

class ChunkWriter {
  readonly #stream: WriteStream;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(path: string) {
    this.#stream = createWriteStream(path);
  }

  async write(bytes: Buffer): Promise<void> {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= chunkBytes) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
  }

  async #flush(): Promise<void> {
    const chunk = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    if (!this.#stream.write(chunk)) await once(this.#stream, 'drain');
  }
}

function polylineRecord(number: number, positions: Float64Array): Buffer {
  const content = 48 + 8 * positions.length;
  const record = Buffer.alloc(8 + content);
  record.writeInt32BE(number, 0);
  record.writeInt32BE(content / 2, 4);
  record.writeInt32LE(polyline, 8);
  const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [index, value] of positions.entries()) {
    const axis = index % 2;
    box[axis] = Math.min(box[axis] ?? value, value);
    box[axis + 2] = Math.max(box[axis + 2] ?? value, value);
    record.writeDoubleLE(value, 56 + 8 * index);
  }
  for (const [index, value] of box.entries()) record.writeDoubleLE(value, 12 + 8 * index);
  record.writeInt32LE(1, 44);
  record.writeInt32LE(positions.length / 2, 48);
  return record;
}

function dbfRecord(columns: readonly DbfColumn[], texts: readonly string[]): Buffer {
  const record = Buffer.alloc(1 + columns.reduce((sum, { width }) => sum + width, 0), 0x20);
  let at = 1;
  for (const [index, { name, width }] of columns.entries()) {
    const bytes = iconv.encode(texts[index] ?? '', 'gbk');
    if (bytes.length > width) throw new Error(`${name} is too narrow for ${texts[index]}`);
    bytes.copy(record, at);
    at += width;
  }
  return record;
}

function shapeHeader(bytes: number): Buffer {
  const header = Buffer.alloc(shapeHeaderBytes);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(bytes / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(polyline, 32);
  for (const [index, bound] of [70, 0, 140, 60].entries()) header.writeDoubleLE(bound, 36 + 8 * index);
  return header;
}

function dbfHeader(columns: readonly DbfColumn[], count: number): Buffer {
  const header = Buffer.alloc(32 + 32 * columns.length + 1);
  header.writeUInt8(3, 0);
  header.set([120, 10, 31], 1);
  header.writeUInt32LE(count, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + columns.reduce((sum, { width }) => sum + width, 0), 10);
  for (const [index, { name, width }] of columns.entries()) {
    const at = 32 + 32 * index;
    header.write(name, at, 'latin1');
    header.write('C', at + 11, 'latin1');
    header.writeUInt8(width, at + 16);
  }
  header.writeUInt8(0x0d, header.length - 1);
  return header;
}

async function patch(path: string, head: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(head, 0, head.length, 0);
  await file.close();
}
