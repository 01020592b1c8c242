import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { encodingUnknown } from '../read-errors.ts';

export interface TextEncoding {
  /** Label of the WHATWG encoding. */
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** True when nothing in the file says so. */
  readonly isAssumed: boolean;
}

const saveAs =
  '也不是 GBK；请在 Excel 中另存为“CSV UTF-8(逗号分隔)”|nor is it GBK; save it in Excel as "CSV UTF-8 (comma delimited)"';
/** Of the characters of two bytes, those of GB2312 must be so many: other encodings read as GBK give rare ones. */
const commonShare = 0.9;
const longestSequence = 4;
/** Texts have hardly any control characters beside line ends and tabs; packed or binary data has one byte in ten. */
const mostControls = 0.01;
const isControl = (byte: number): boolean => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(byte);

/**
 * Reads the whole file once. A byte order mark decides; without one the text is UTF-8 when all of it is, else GBK when
 * all of it can be and its characters are those of ordinary Chinese. Throws `encoding_unknown` otherwise.
 */
export async function findEncoding(path: string, name: string): Promise<TextEncoding> {
  const scan = new ByteScan();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    scan.add(chunk);
    // Its first bytes tell, and the rest may be gigabytes of nothing.
    if (scan.isBinary) break;
  }
  const encoding = scan.answer();
  if (encoding === undefined) throw encodingUnknown(name, saveAs);
  return encoding;
}

/** The same of bytes at hand. */
export function encodingOf(bytes: Uint8Array): TextEncoding | undefined {
  const scan = new ByteScan();
  scan.add(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return scan.answer();
}

class ByteScan {
  #mark: TextEncoding['label'] | undefined;
  #isFirst = true;
  #isUtf8 = true;
  /** Bytes of a character that a chunk cuts. */
  #open: Buffer = Buffer.alloc(0);
  readonly #chinese = new ChineseScan();
  isBinary = false;

  add(chunk: Buffer): void {
    if (this.#isFirst) this.#begin(chunk);
    if (this.#mark === 'utf-16le' || this.#mark === 'utf-16be') return;
    if (this.#isUtf8) this.#addUtf8(chunk);
    if (this.#mark === undefined) this.#chinese.add(chunk);
  }

  answer(): TextEncoding | undefined {
    if (this.isBinary) return undefined;
    if (this.#mark === 'utf-16le' || this.#mark === 'utf-16be') return { label: this.#mark, isAssumed: false };
    if (this.#isUtf8 && this.#open.length === 0) return { label: 'utf-8', isAssumed: false };
    const isChinese = this.#mark === undefined && this.#chinese.isChinese();
    return isChinese ? { label: 'gb18030', isAssumed: true } : undefined;
  }

  #begin(chunk: Buffer): void {
    this.#isFirst = false;
    if (chunk[0] === 0xff && chunk[1] === 0xfe) this.#mark = 'utf-16le';
    else if (chunk[0] === 0xfe && chunk[1] === 0xff) this.#mark = 'utf-16be';
    else {
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) this.#mark = 'utf-8';
      const start = chunk.subarray(0, 4_096);
      this.isBinary = start.filter(isControl).length > start.length * mostControls;
    }
  }

  #addUtf8(chunk: Buffer): void {
    const bytes = this.#open.length === 0 ? chunk : Buffer.concat([this.#open, chunk]);
    const whole = wholeLength(bytes);
    this.#open = Buffer.from(bytes.subarray(whole));
    this.#isUtf8 = isUtf8(bytes.subarray(0, whole));
  }
}

/** Length without a last character that is not complete. */
function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(longestSequence, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** GB18030 by its bytes; strict decoding follows when the text is read. */
class ChineseScan {
  #lead = 0;
  #common = 0;
  #rare = 0;

  isChinese(): boolean {
    const count = this.#common + this.#rare;
    return this.#lead === 0 && count > 0 && this.#common >= count * commonShare;
  }

  add(chunk: Buffer): void {
    let lead = this.#lead;
    for (const byte of chunk) {
      if (lead === 0) {
        if (byte >= 0x80) lead = byte;
        continue;
      }
      const isRow = (lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9);
      if (isRow && byte >= 0xa1) this.#common += 1;
      else this.#rare += 1;
      lead = 0;
    }
    this.#lead = lead;
  }
}
