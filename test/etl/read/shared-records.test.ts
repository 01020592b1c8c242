import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { OpenSource, SourceRow } from '#etl/read/define-reader.ts';
import { openSource } from '#etl/read/open-source.ts';
import { openShare, readShare } from '#etl/read/shapefile/read-share.ts';
import { write } from '../support/read-source.ts';
import { shapefileBytes } from '../support/shapefile-bytes.ts';

// The blocks that two threads claim are of 10,000 records.
const count = 34_567;
const isDeleted = (index: number): boolean => index % 7 === 3 || (index > 9_990 && index < 20_020);
const names = Array.from({ length: count }, (_, index) => `第${index}路`);
const whole = shapefileBytes(
  [Buffer.from('NAME')],
  names.map((name) => [iconv.encode(name, 'gbk')]),
  { isDeleted },
);

let files = 0;

function written(parts: Readonly<Record<string, Uint8Array>>): string {
  files += 1;
  let shp = '';
  for (const [ending, content] of Object.entries(parts)) {
    const path = write(`shared-${files}${ending}`, content);
    if (ending === '.shp') shp = path;
  }
  return shp;
}

const open = (path: string): Promise<OpenSource> => openSource({ path, name: 'shared.shp', crs: { kind: 'degrees' } });

const plain = ({ rowNo, values, wkb }: SourceRow) => [rowNo, values[0], Buffer.from(wkb ?? []).toString('hex')].join();

/** Reads at the front and at the back by turns, as `turns` says: true for the front. */
async function readByTurns(path: string, turns: Iterator<boolean>): Promise<{ front: string[]; back: string[] }> {
  const source = await open(path);
  if (source.share === undefined || source.batches === undefined) throw new Error('no share');
  const share = openShare(structuredClone(source.share));
  const readers = { front: source.batches[Symbol.asyncIterator](), back: share && readShare(share) };
  const read: { front: string[]; back: string[] } = { front: [], back: [] };
  const unfinished = new Set<'front' | 'back'>(share ? ['front', 'back'] : ['front']);
  try {
    while (unfinished.size > 0) {
      const wanted = turns.next().value === true ? 'front' : 'back';
      const end = unfinished.has(wanted) ? wanted : wanted === 'front' ? 'back' : 'front';
      const next = await readers[end]?.next();
      if (next === undefined || next.done) unfinished.delete(end);
      else read[end].push(...next.value.map(plain));
    }
    return read;
  } finally {
    await readers.back?.return(undefined);
    await source.close();
  }
}

function* repeated(pattern: readonly boolean[]): Iterator<boolean> {
  for (;;) yield* pattern;
}

/** What one reader alone makes of it. */
async function readAlone(path: string): Promise<string[]> {
  return (await readByTurns(path, repeated([true]))).front;
}

describe('a shapefile read from both ends', () => {
  const path = written(whole);

  it('has the rows, numbers and shapes that one reader finds, whoever is faster', async () => {
    const alone = await readAlone(path);
    const expected = names.filter((_, index) => !isDeleted(index));
    expect(alone.map((row) => row.split(',')[1])).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), async (pattern) => {
        const { front, back } = await readByTurns(path, repeated(pattern));
        const rowNo = (row: string): number => Number(row.split(',')[0]);
        expect([...front, ...back].sort((a, b) => rowNo(a) - rowNo(b))).toEqual(alone);
      }),
      { numRuns: 6 },
    );
    const { back } = await readByTurns(path, repeated([false]));
    expect(back.length).toBeGreaterThan(20_000);
  });

  it('is left to the reader at the front when a record is cut short or says a wrong length', async () => {
    const cut = { ...whole, '.shp': Buffer.from(whole['.shp']) };
    cut['.shp'].writeInt32BE(-3, 100 + 28 * 30_000 + 4);
    const damaged = written(cut);
    await expect(readByTurns(damaged, repeated([false]))).rejects.toMatchObject({ code: 'file_broken' });
    await expect(readByTurns(damaged, repeated([false]))).rejects.toThrow('30001');
  });

  it('is refused for bytes that are no text, at whichever end they stand', async () => {
    for (const record of [5, count - 6]) {
      const table = Buffer.from(whole['.dbf']);
      table.fill(0xff, 65 + 13 * record + 1, 65 + 13 * record + 4);
      const garbled = written({ ...whole, '.dbf': table, '.cpg': Buffer.from('GBK') });
      await expect(readByTurns(garbled, repeated([true, false]))).rejects.toMatchObject({ code: 'encoding_unknown' });
    }
  });
});
