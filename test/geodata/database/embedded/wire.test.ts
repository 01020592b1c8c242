import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReadyFilter } from '#geodata/database/embedded/ready-filter.ts';
import {
  fatal,
  keeperRequest,
  MessageReader,
  query,
  startupCodeOf,
  startupCodes,
  sync,
} from '#geodata/database/embedded/wire.ts';

/** Cuts bytes at the given places, as a socket may. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

function backendMessage(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

const places = fc.array(fc.nat(10_000));
const text = fc.string({ unit: 'binary', maxLength: 200 });

test('messages come out whole and in order, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(text), places, (texts, cuts) => {
      const messages = texts.flatMap((part) => [query(part), sync]);
      const reader = new MessageReader();
      reader.expectTyped();
      const got: Buffer[] = [];
      for (const piece of cut(Buffer.concat(messages), cuts)) {
        reader.push(piece);
        for (let next = reader.next(); next; next = reader.next()) got.push(next.bytes);
      }
      expect(got).toEqual(messages);
    }),
  );
});

test('a start-up packet byte by byte is followed by typed messages', () => {
  const reader = new MessageReader();
  for (const byte of keeperRequest.subarray(0, -1)) {
    reader.push(Buffer.of(byte));
    expect(reader.next()).toBeUndefined();
  }
  reader.push(Buffer.concat([keeperRequest.subarray(-1), query('SELECT 1')]));
  const start = reader.next();
  expect(start && startupCodeOf(start)).toBe(startupCodes.keeper);
  reader.expectTyped();
  expect(reader.next()?.type).toBe('Q');
  expect(reader.next()).toBeUndefined();
});

test('what is not the protocol is refused instead of waited for', () => {
  const http = new MessageReader();
  http.push(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  expect(() => http.next()).toThrow();
  const huge = new MessageReader();
  huge.expectTyped();
  huge.push(Buffer.from('Q\xff\xff\xff\xff', 'latin1'));
  expect(() => huge.next()).toThrow();
});

test('a length shorter than itself does not make the reader run in circles', () => {
  const reader = new MessageReader();
  reader.expectTyped();
  reader.push(Buffer.from('S\0\0\0\0S\0\0\0\x04', 'latin1'));
  expect(reader.next()?.bytes).toHaveLength(5);
  expect(reader.next()?.bytes).toEqual(sync);
});

test('a unit is answered with exactly one ready message, the last, at its end', () => {
  const kinds = fc.constantFrom('D', 'E', '1', '2', 'T', 'C', 'Z');
  const parts = fc.array(fc.tuple(kinds, fc.string({ maxLength: 30 })), { maxLength: 30 });
  fc.assert(
    fc.property(parts, places, (answer, cuts) => {
      const messages = answer.map(([kind, body]) =>
        kind === 'Z' ? backendMessage('Z', Buffer.from(body ? 'T' : 'I')) : backendMessage(kind, Buffer.from(body)),
      );
      const got: Buffer[] = [];
      const filter = new ReadyFilter((bytes) => got.push(bytes));
      for (const piece of cut(Buffer.concat(messages), cuts)) filter.push(piece);
      filter.end(true);
      const isReady = (bytes: Buffer) => bytes[0] === 'Z'.charCodeAt(0);
      const ready = messages.filter(isReady).at(-1);
      const expected = [...messages.filter((bytes) => !isReady(bytes)), ...(ready ? [ready] : [])];
      expect(Buffer.concat(got)).toEqual(Buffer.concat(expected));
    }),
  );
});

test('a part of a unit is answered without a ready message', () => {
  const got: Buffer[] = [];
  const filter = new ReadyFilter((bytes) => got.push(bytes));
  filter.push(Buffer.concat([backendMessage('E', Buffer.from('x')), backendMessage('Z', Buffer.from('I'))]));
  filter.end(false);
  expect(Buffer.concat(got)).toEqual(backendMessage('E', Buffer.from('x')));
});

test('a fatal error has the fields that drivers read', () => {
  const bytes = fatal('57P01', 'shutting down');
  expect(bytes.readUInt32BE(1)).toBe(bytes.length - 1);
  expect(bytes.toString('utf8', 5).split('\0')).toEqual(['SFATAL', 'VFATAL', 'C57P01', 'Mshutting down', '', '']);
});
