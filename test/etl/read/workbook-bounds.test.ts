import { crc32, deflateRawSync } from 'node:zlib';
import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSource } from '#etl/read/open-source.ts';
import { runWorkbookProgram } from '#etl/read/workbook/run-workbook-program.ts';
import { PublicError } from '#geodata/errors.ts';
import { manyRows, rawWorkbook, textCell } from '../support/raw-workbook.ts';
import { read, readWorkbook, write } from '../support/read-source.ts';

const file = { name: 'a.xlsx', wanted: '' };

/** A zip whose directory names one stretch of packed zeros many times, each claiming one byte. */
function overlappingBomb(entries: number, bytes: number): Buffer {
  const zeros = Buffer.alloc(bytes);
  const packed = deflateRawSync(zeros);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(crc32(zeros), 16);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(1, 24);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, ...Array.from({ length: entries }, () => directory), end]);
}

describe('a workbook that would not end', () => {
  it('is refused for what it claims to unpack to', async () => {
    const bytes = Buffer.from(rawWorkbook(manyRows(3)));
    bytes.writeUInt32LE(3_000_000_000, bytes.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'workbook_too_large' });
  });

  it('is refused for what really comes out of it, whatever it claims', async () => {
    const bytes = overlappingBomb(45, 10_000_000);
    expect(bytes.length).toBeLessThan(20_000);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'workbook_too_large' });
  });

  it('of too many cells ends its own process and says so; this one goes on', async () => {
    const path = write('many.xlsx', rawWorkbook(manyRows(120_000)));
    const run = runWorkbookProgram(path, file, { memoryMb: 64, timeMs: 60_000 });
    await expect(run).rejects.toMatchObject({ code: 'workbook_too_large' });
    await expect(run).rejects.toThrow('CSV');
  });

  it('that takes too long is ended', async () => {
    const path = write('long.xlsx', rawWorkbook(manyRows(3)));
    await expect(runWorkbookProgram(path, file, { memoryMb: 256, timeMs: 30 })).rejects.toMatchObject({
      code: 'workbook_too_large',
    });
  });

  it('is let go when its reader has enough', async () => {
    const path = write('some.xlsx', rawWorkbook(manyRows(20_000)));
    const source = await openSource({ path, name: path, crs: 'auto' });
    for await (const row of source.rows) {
      expect(row.values).toEqual(['路0', 0]);
      break;
    }
    await source.close();
  });
});

describe('a sheet that claims to be huge', () => {
  it('costs what it holds: two cells in A1:XFD1048576', async () => {
    const cells = `<row r="1">${textCell('A1', 'a')}${textCell('B1', 'b')}</row><row r="1048576"><c r="A1048576"><v>1</v></c></row>`;
    const { rows } = await readWorkbook(
      rawWorkbook(
        `<dimension ref="A1:XFD1048576"/><sheetData>${cells}</sheetData><mergeCells count="1"><mergeCell ref="C1:XFD1048575"/></mergeCells>`,
      ),
    );
    expect(rows.map(({ rowNo, values }) => [rowNo, values])).toEqual([[1_048_576, [1, null]]]);
  });

  it('of 10,000 columns is refused', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `<c t="inlineStr"><is><t>c${index}</t></is></c>`);
    await expect(
      readWorkbook(rawWorkbook(`<sheetData><row r="1">${names.join('')}</row></sheetData>`)),
    ).rejects.toMatchObject({
      code: 'header_faulty',
    });
  });
});

describe('a file that is no workbook', () => {
  it.each([
    ['nothing', 'a.xlsx', ''],
    ['a zip cut off', 'a.xlsx', rawWorkbook(manyRows(50)).subarray(0, 700)],
    ['a zip of something else', 'a.xlsx', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['an OLE head', 'a.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['an old head', 'a.xls', Buffer.from('0908100000060500', 'hex')],
  ])('%s is refused with a public word', async (_, name, bytes) => {
    await expect(read(name, bytes)).rejects.toBeInstanceOf(PublicError);
  });

  it('but a locked one is told from a broken one', async () => {
    const ole = CFB.utils.cfb_new();
    CFB.utils.cfb_add(ole, 'EncryptionInfo', Buffer.alloc(200));
    CFB.utils.cfb_add(ole, 'EncryptedPackage', Buffer.alloc(5_000, 1));
    const bytes = Buffer.from(CFB.write(ole, { type: 'buffer' }));
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'workbook_locked' });
  });

  it('for some changed bytes is refused, or the changed bytes did not matter', async () => {
    const good = Buffer.from(rawWorkbook(manyRows(20)));
    const whole = (await readWorkbook(good)).rows;
    const change = fc.record({
      places: fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
      length: fc.integer({ min: good.length - 20, max: good.length }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ places, length }) => {
        const bytes = Buffer.from(good.subarray(0, length));
        for (const [place, byte] of places) if (place < length) bytes[place] = byte;
        const outcome = await readWorkbook(bytes).then(
          ({ rows }) => rows,
          (error) => error,
        );
        if (Array.isArray(outcome)) expect(outcome).toEqual(whole);
        else expect(outcome).toBeInstanceOf(PublicError);
      }),
      { numRuns: 500 },
    );
  });
});
