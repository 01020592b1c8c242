import fc from 'fast-check';
import iconv from 'iconv-lite';

/** Places are parts of the length of the file, in [0, 1). */
export type Mutation =
  | { readonly kind: 'cut'; readonly place: number }
  | { readonly kind: 'bytes'; readonly places: readonly (readonly [place: number, byte: number])[] }
  | { readonly kind: 'insert'; readonly place: number; readonly bytes: Uint8Array }
  | { readonly kind: 'remove'; readonly place: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly place: number; readonly length: number; readonly times: number }
  | { readonly kind: 'zeros'; readonly place: number; readonly length: number }
  | { readonly kind: 'claim'; readonly place: number; readonly count: number; readonly isBigEndian: boolean }
  | { readonly kind: 'encoding'; readonly to: string };

const place = fc.integer({ min: 0, max: 99_999 }).map((number) => number / 100_000);
const length = fc.integer({ min: 1, max: 400 });
const byte = fc.integer({ min: 0, max: 255 });
/** Bytes that structure one format or another. */
const words = ['"', ',', '\r\n', '{', ']', '<', '&#0;', '../', '\0', '\ufeff', '=1+1', '路', 'NaN', '1e999', '-'];
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 16 }),
  fc.constantFrom(...words).map((word) => new Uint8Array(Buffer.from(word))),
);
/** What a head may claim: nothing, all of 32 bits, or 2 GB. */
const count = fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), place }),
  fc.record({
    kind: fc.constant('bytes' as const),
    places: fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('insert' as const), place, bytes }),
  fc.record({ kind: fc.constant('remove' as const), place, length }),
  fc.record({ kind: fc.constant('repeat' as const), place, length, times: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('zeros' as const), place, length }),
  fc.record({
    kind: fc.constant('claim' as const),
    // Heads are what claims: half of them in the first bytes.
    place: fc.oneof(
      place,
      place.map((part) => part / 50),
    ),
    count,
    isBigEndian: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('encoding' as const),
    to: fc.constantFrom('utf-16le', 'utf-16be', 'utf-32le', 'big5', 'latin1', 'gbk', 'shift_jis'),
  }),
);

export function mutate(given: Uint8Array, change: Mutation): Buffer {
  const file = Buffer.from(given);
  const at = (part: number): number => Math.floor(part * file.length);
  if (change.kind === 'encoding') return iconv.encode(file.toString('utf8'), change.to, { addBOM: true });
  if (change.kind === 'bytes') {
    for (const [part, value] of change.places) file[at(part)] = value;
    return file;
  }
  const start = at(change.place);
  if (change.kind === 'cut') return file.subarray(0, start);
  if (change.kind === 'insert') return Buffer.concat([file.subarray(0, start), change.bytes, file.subarray(start)]);
  if (change.kind === 'claim') return claim(file, start, change);
  const end = Math.min(file.length, start + change.length);
  if (change.kind === 'remove') return Buffer.concat([file.subarray(0, start), file.subarray(end)]);
  if (change.kind === 'zeros') return file.fill(0, start, end);
  const again = Array.from({ length: change.times }, () => file.subarray(start, end));
  return Buffer.concat([file.subarray(0, end), ...again, file.subarray(end)]);
}

function claim(
  file: Buffer,
  start: number,
  { count: claimed, isBigEndian }: { readonly count: number; readonly isBigEndian: boolean },
): Buffer {
  const aligned = start - (start % 4);
  if (aligned + 4 > file.length) return file;
  if (isBigEndian) file.writeUInt32BE(claimed, aligned);
  else file.writeUInt32LE(claimed, aligned);
  return file;
}
