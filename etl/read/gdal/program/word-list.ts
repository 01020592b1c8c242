import type { DecodeText } from '../../text-encoding/decode-text.ts';
import { GrowingBytes } from '../../text-encoding/growing-bytes.ts';

/** Above this a column is no list of words; with the rows of a batch added the places still fit 16 bits. */
const mostWords = 8_000;
const slots = 1 << 17;
/** A batch that brings more new words than this share of its rows is no list of words either. */
const mostNewShare = 0.5;

/** The different texts of a column by the order of their first appearance, counted from 1. */
export class WordList {
  readonly #decode: DecodeText;
  readonly #table = new Uint16Array(slots);
  readonly #raw = new GrowingBytes();
  readonly #ends: number[] = [0];
  readonly #fresh = new GrowingBytes();
  #known = 0;

  constructor(decode: DecodeText) {
    this.#decode = decode;
  }

  placeOf(bytes: Uint8Array): number {
    let slot = hashOf(bytes) & (slots - 1);
    for (let place = this.#table[slot] ?? 0; place !== 0; place = this.#table[slot] ?? 0) {
      if (this.#is(place, bytes)) return place;
      slot = (slot + 1) & (slots - 1);
    }
    const place = this.#ends.length;
    this.#table[slot] = place;
    this.#raw.append(bytes);
    this.#ends.push(this.#raw.length);
    this.#decode(bytes, this.#fresh);
    this.#fresh.u8(0);
    return place;
  }

  /** The words since the last call as UTF-8, each ended by NUL; valid until the next word. */
  takeNew(): Uint8Array {
    const { bytes, length } = this.#fresh;
    this.#fresh.clear();
    return bytes.subarray(0, length);
  }

  /** To be asked after every batch. */
  isTooLong(rows: number): boolean {
    const count = this.#ends.length - 1;
    const isNew = count - this.#known > mostNewShare * rows && count > 100;
    this.#known = count;
    return isNew || count > mostWords;
  }

  #is(place: number, bytes: Uint8Array): boolean {
    const from = this.#ends[place - 1] ?? 0;
    if ((this.#ends[place] ?? 0) - from !== bytes.length) return false;
    const raw = this.#raw.bytes;
    for (let at = 0; at < bytes.length; at += 1) if (raw[from + at] !== bytes[at]) return false;
    return true;
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
