import { GrowingBytes } from '../../text-encoding/growing-bytes.ts';
import { countOf, fieldAt, referenceAt, rootAt } from './flatbuffer.ts';

/** Types of values as FlatGeobuf numbers them. */
export const valueTypes = {
  byte: 0,
  ubyte: 1,
  bool: 2,
  short: 3,
  ushort: 4,
  int: 5,
  uint: 6,
  long: 7,
  ulong: 8,
  float: 9,
  double: 10,
  string: 11,
  json: 12,
  dateTime: 13,
  binary: 14,
} as const;

export interface Feature {
  readonly view: DataView;
  /** The geometry's table, or 0 for none. */
  readonly geometryAt: number;
  readonly propertiesAt: number;
  readonly propertiesLength: number;
}

export interface FeatureSink {
  /** Once, before the first feature: the types of the columns. */
  header(columnTypes: readonly number[]): void;
  /** The feature is gone after the call. */
  feature(feature: Feature): void;
}

const magicLength = 8;

/** Takes FlatGeobuf without index as it is being written, in pieces of any length. */
export class FlatgeobufReader {
  readonly #pending = new GrowingBytes(1 << 20);
  readonly #sink: FeatureSink;
  #headed = false;

  constructor(sink: FeatureSink) {
    this.#sink = sink;
  }

  push(bytes: Uint8Array): void {
    const pending = this.#pending;
    pending.append(bytes);
    const { view, length } = pending;
    let at = this.#headed ? 0 : magicLength;
    while (at + 4 <= length) {
      const end = at + 4 + view.getUint32(at, true);
      if (end > length) break;
      if (this.#headed) this.#sink.feature(featureAt(view, at + 4));
      else this.#sink.header(columnTypesAt(view, at + 4));
      this.#headed = true;
      at = end;
    }
    if (!this.#headed) return;
    pending.bytes.copyWithin(0, at, length);
    pending.length = length - at;
  }
}

function featureAt(view: DataView, start: number): Feature {
  const table = rootAt(view, start);
  const properties = referenceAt(view, table, 1);
  return {
    view,
    geometryAt: referenceAt(view, table, 0),
    propertiesAt: properties + 4,
    propertiesLength: countOf(view, properties),
  };
}

function columnTypesAt(view: DataView, start: number): readonly number[] {
  const columns = referenceAt(view, rootAt(view, start), 7);
  return Array.from({ length: countOf(view, columns) }, (_, index) => {
    const place = columns + 4 + 4 * index;
    const type = fieldAt(view, place + view.getUint32(place, true), 1);
    return type === 0 ? 0 : view.getUint8(type);
  });
}
