/** Pieces of GeoJSON text: features, and what stands around them in a collection. */
export interface SplitSink {
  feature(bytes: Buffer): void;
  /** A collection without its features: the array is empty. */
  collection(bytes: Buffer): void;
}

/** Text that is no sequence of JSON objects. */
export class SplitFault extends Error {}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const brace = 0x7b;
const bracket = 0x5b;
const isOpening = (byte: number): boolean => byte === brace || byte === bracket;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
/** Between values: white space, and the separator of RFC 8142. */
const between = new Set([0x20, 0x09, 0x0a, 0x0d, 0x1e]);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const featuresKey = '"features"';
/** A single feature or the head of a collection. */
const mostPieceBytes = 64_000_000;

/**
 * Cuts GeoJSON text into features without holding more than one: a collection, one feature, or a sequence of them,
 * each on its line or after a separator. Only brackets and strings are looked at; the rest is JSON.parse's concern.
 */
export class FeatureSplitter {
  readonly #sink: SplitSink;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Depth at which features stand: 0 in a sequence, 2 in the collection's array. */
  #featureDepth = 0;
  #isCollection = false;
  #keyStart = 0;
  #key = '';
  #head: Buffer[] = [];
  #piece: Buffer[] = [];
  #pieceBytes = 0;
  /** Where in the chunk the bytes begin that are not put away yet. */
  #from = 0;
  #chunk: Buffer = Buffer.alloc(0);
  #isFirst = true;

  constructor(sink: SplitSink) {
    this.#sink = sink;
  }

  push(bytes: Buffer): void {
    const hasMark = this.#isFirst && bytes.subarray(0, 3).equals(byteOrderMark);
    this.#isFirst = false;
    this.#chunk = hasMark ? bytes.subarray(3) : bytes;
    this.#from = 0;
    const { length } = this.#chunk;
    for (let at = 0; at < length; at += 1) {
      const byte = this.#chunk[at] ?? 0;
      if (this.#inString) this.#string(byte, at);
      else if (byte === quote) this.#beginString(at);
      else if (isOpening(byte)) this.#open(byte, at);
      else if (isClosing(byte)) this.#close(at);
      else if (this.#depth === this.#featureDepth) this.#gap(byte, at);
    }
    this.#putAway(length);
  }

  /** To be called after the last bytes. */
  end(): void {
    if (this.#depth > 0 || this.#inString) throw new SplitFault('the text ends inside a value');
  }

  #beginString(at: number): void {
    if (this.#depth === this.#featureDepth) throw new SplitFault('a text stands where a feature should');
    this.#inString = true;
    this.#keyStart = at;
    this.#key = '';
  }

  #string(byte: number, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      const isKey = this.#depth === 1 && !this.#isCollection;
      if (isKey) this.#key += this.#chunk.toString('latin1', this.#keyStart, at + 1);
    }
  }

  #open(byte: number, at: number): void {
    if (this.#depth === this.#featureDepth) this.#beginFeature(byte, at);
    this.#depth += 1;
    const isFeatures = byte === bracket && this.#depth === 2 && this.#key === featuresKey && !this.#isCollection;
    if (!isFeatures) return;
    this.#putAway(at + 1);
    this.#head = this.#piece;
    this.#beginPiece();
    this.#isCollection = true;
    this.#featureDepth = 2;
  }

  #beginFeature(byte: number, at: number): void {
    if (byte !== brace) throw new SplitFault('a list stands where a feature should');
    if (this.#isCollection && this.#featureDepth === 0) throw new SplitFault('something follows the collection');
    this.#beginPiece();
    this.#from = at;
  }

  #close(at: number): void {
    this.#depth -= 1;
    if (this.#depth === this.#featureDepth) {
      this.#putAway(at + 1);
      if (this.#featureDepth === 0 && this.#isCollection) this.#sink.collection(this.#take());
      else this.#sink.feature(this.#take());
    } else if (this.#isCollection && this.#depth === 1 && this.#featureDepth === 2) {
      // The list of features ends: what follows belongs to the head again.
      this.#featureDepth = 0;
      this.#piece = this.#head;
      this.#from = at;
    }
    if (this.#depth < 0) throw new SplitFault('a bracket is closed that was not opened');
  }

  #gap(byte: number, at: number): void {
    const isComma = byte === comma && this.#featureDepth === 2;
    if (!isComma && !between.has(byte)) throw new SplitFault('something stands between the features');
    this.#from = at + 1;
  }

  #beginPiece(): void {
    this.#piece = [];
    this.#pieceBytes = 0;
  }

  #take(): Buffer {
    const [only, ...more] = this.#piece;
    const bytes = only !== undefined && more.length === 0 ? only : Buffer.concat(this.#piece);
    this.#beginPiece();
    return bytes;
  }

  /** Keeps the bytes of the current piece up to `to`, also over the end of a chunk. */
  #putAway(to: number): void {
    const inPiece = this.#depth > this.#featureDepth || this.#from < to;
    if (inPiece && this.#from < to) {
      this.#piece.push(this.#chunk.subarray(this.#from, to));
      this.#pieceBytes += to - this.#from;
    }
    if (this.#inString && to === this.#chunk.length) {
      if (this.#depth === 1)
        this.#key += this.#chunk.toString('latin1', this.#keyStart, to).slice(0, featuresKey.length);
      this.#keyStart = 0;
    }
    this.#from = to;
    if (this.#pieceBytes > mostPieceBytes) throw new SplitFault(`a feature of more than ${mostPieceBytes} bytes`);
  }
}
