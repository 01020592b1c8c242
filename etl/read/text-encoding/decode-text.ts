import { isUtf8 } from 'node:buffer';
import { doubleByteTable } from './double-byte-table.ts';
import type { GrowingBytes } from './growing-bytes.ts';
import { wholeUtf8 } from './whole-utf8.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes that are no text in the encoding that was stated or found. */
export class EncodingFault extends Error {}

/** Appends the text in `bytes` to `out` as UTF-8. A character that the end of the field cut in two is dropped. */
export type DecodeText = (bytes: Uint8Array, out: GrowingBytes) => void;

/** `encoding`: a label of the WHATWG. */
export function textDecoder(encoding: string): DecodeText {
  const label = new TextDecoder(encoding).encoding;
  if (label === 'utf-8') return decodeUtf8;
  return label === 'gbk' || label === 'gb18030' ? gbkDecoder() : foreignDecoder(label);
}

/** For text that GDAL hands out; null when that is UTF-8 already. */
export function gdalTextDecoder(encoding: string | null): DecodeText {
  return encoding === null ? (bytes, out) => out.append(bytes) : unwrapped(textDecoder(encoding));
}

/**
 * GDAL was told that the bytes are Latin-1, so that it need not know the encoding: its own conversion of 300,000 rows
 * of GBK cost 2.5 s of 5. Every byte above 127 comes as two.
 */
function unwrapped(decode: DecodeText): DecodeText {
  let raw = new Uint8Array(256);
  return (bytes, out) => {
    if (raw.length < bytes.length) raw = new Uint8Array(2 * bytes.length);
    let length = 0;
    let isAscii = true;
    for (let at = 0; at < bytes.length; at += 1) {
      let byte = bytes[at] ?? 0;
      if (byte >= 0x80) {
        isAscii = false;
        at += 1;
        byte = ((byte & 0x03) << 6) | ((bytes[at] ?? 0) & 0x3f);
      }
      raw[length] = byte;
      length += 1;
    }
    if (isAscii) out.append(bytes);
    else decode(raw.subarray(0, length), out);
  };
}

function decodeUtf8(bytes: Uint8Array, out: GrowingBytes): void {
  const whole = bytes.subarray(0, wholeUtf8(bytes));
  if (!isUtf8(whole)) throw new EncodingFault(printable(bytes));
  out.append(whole);
}

function gbkDecoder(): DecodeText {
  const table = doubleByteTable();
  const rest = new TextDecoder('gb18030', { fatal: true });
  return (bytes, out) => {
    const { length } = bytes;
    out.reserve(3 * length);
    for (let at = 0; at < length; ) {
      const lead = bytes[at] ?? 0;
      const character = lead < 0x80 ? lead : (table[(lead << 8) | (bytes[at + 1] ?? 0)] ?? 0);
      if (lead >= 0x80 && (character === 0 || at + 1 >= length)) {
        decodeRest(rest, bytes.subarray(at), out);
        return;
      }
      putCharacter(out, character);
      at += lead < 0x80 ? 1 : 2;
    }
  };
}

/** Writes a character of the basic plane; there must be room. */
function putCharacter(out: GrowingBytes, character: number): void {
  const { bytes, length } = out;
  if (character < 0x80) {
    bytes[length] = character;
    out.length = length + 1;
  } else if (character < 0x800) {
    bytes[length] = 0xc0 | (character >> 6);
    bytes[length + 1] = 0x80 | (character & 0x3f);
    out.length = length + 2;
  } else {
    bytes[length] = 0xe0 | (character >> 12);
    bytes[length + 1] = 0x80 | ((character >> 6) & 0x3f);
    bytes[length + 2] = 0x80 | (character & 0x3f);
    out.length = length + 3;
  }
}

/** What the end of a field can leave of a character of GB18030: one byte of two, or up to three of four. */
const halves = [/^[\x81-\xfe]$/, /^[\x81-\xfe][0-9]$/, /^[\x81-\xfe][0-9][\x81-\xfe]$/];

/** Rare characters of four bytes, and the end of a text that was cut: all of it but a cut character. */
function decodeRest(decoder: Decoder, bytes: Uint8Array, out: GrowingBytes): void {
  const text = Buffer.from(bytes);
  for (let cut = 0; cut <= halves.length; cut += 1) {
    if (cut > 0 && !halves[cut - 1]?.test(text.toString('latin1', text.length - cut))) continue;
    try {
      out.append(Buffer.from(decoder.decode(text.subarray(0, text.length - cut))));
      return;
    } catch {
      // The next round leaves one byte more away.
    }
  }
  throw new EncodingFault(printable(bytes));
}

function foreignDecoder(label: string): DecodeText {
  const decoder = new TextDecoder(label, { fatal: true });
  return (bytes, out) => {
    decodeRest(decoder, bytes, out);
  };
}

function printable(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 40)).toString('hex');
}
