import type { DecodeText } from '../../text-encoding/decode-text.ts';
import { GrowingBytes } from '../../text-encoding/growing-bytes.ts';
import { type ColumnPacker, columnPacker, widths } from './column-packers.ts';
import type { Feature, FeatureSink } from './read-flatgeobuf.ts';
import { writeWkb } from './write-wkb.ts';

const mostRows = 2_000;
/** A batch also ends at this many bytes of geometry: outlines are heavy. */
const mostGeometryBytes = 4_000_000;

/** Turns features into batches as `wire.ts` describes them. */
export class BatchPacker implements FeatureSink {
  readonly #decode: DecodeText;
  readonly #fieldTypes: readonly string[];
  readonly #send: (batch: Uint8Array) => void;
  readonly #lengths = new Uint32Array(mostRows);
  readonly #geometries = new GrowingBytes(1 << 20);
  readonly #out = new GrowingBytes(1 << 20);
  #packers: readonly ColumnPacker[] = [];
  #widths: readonly number[] = [];
  #rows = 0;

  /** `fieldTypes`: those of the columns as GDAL names them. */
  constructor(decode: DecodeText, fieldTypes: readonly string[], send: (batch: Uint8Array) => void) {
    this.#decode = decode;
    this.#fieldTypes = fieldTypes;
    this.#send = send;
  }

  header(columnTypes: readonly number[]): void {
    this.#packers = columnTypes.map((type, index) => {
      // FlatGeobuf has no dates alone: midnight is added, and taken away here.
      const decode = this.#fieldTypes[index] === 'Date' ? dateOnly(this.#decode) : this.#decode;
      return columnPacker(type, decode, mostRows);
    });
    this.#widths = columnTypes.map((type) => widths[type] ?? 0);
  }

  feature(feature: Feature): void {
    const row = this.#rows;
    this.#rows += 1;
    const before = this.#geometries.length;
    if (feature.geometryAt !== 0) writeWkb(this.#geometries, feature.view, { at: feature.geometryAt, fallback: 0 });
    this.#lengths[row] = this.#geometries.length - before;
    this.#putProperties(row, feature);
    if (this.#rows === mostRows || this.#geometries.length > mostGeometryBytes) this.flush();
  }

  #putProperties(row: number, { view, propertiesAt, propertiesLength }: Feature): void {
    const end = propertiesAt + propertiesLength;
    for (let at = propertiesAt; at < end; ) {
      const column = view.getUint16(at, true);
      at += 2;
      let width = this.#widths[column] ?? 0;
      if (width === 0) {
        width = view.getUint32(at, true);
        at += 4;
      }
      this.#packers[column]?.put(row, view, at, width);
      at += width;
    }
  }

  flush(): void {
    const rows = this.#rows;
    if (rows === 0) return;
    const out = this.#out;
    const geometries = this.#geometries;
    out.clear();
    out.u32(rows);
    out.u32(geometries.length === 0 ? 0 : 1);
    if (geometries.length > 0) {
      out.append(new Uint8Array(this.#lengths.buffer, 0, 4 * rows));
      out.pad();
      out.append(geometries.bytes.subarray(0, geometries.length));
      out.pad();
    }
    for (const packer of this.#packers) packer.finish(out, rows);
    this.#send(out.bytes.subarray(0, out.length));
    geometries.clear();
    this.#rows = 0;
  }
}

const dateLength = 'YYYY-MM-DD'.length;

function dateOnly(decode: DecodeText): DecodeText {
  return (bytes, out) => decode(bytes.subarray(0, dateLength), out);
}
