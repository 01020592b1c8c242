import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeEntryName, safePath } from '#etl/read/archive/entry-name.ts';
import { unpackZip } from '#etl/read/archive/unpack-zip.ts';
import { readZipDirectory } from '#etl/read/archive/zip-directory.ts';
import { read, write } from '../support/read-source.ts';
import { type ZipPart, zipBytes } from '../support/zip-bytes.ts';

const hello = Buffer.from('hello');

/** Unpacks into a new folder and answers its files. */
async function unpack(zip: Uint8Array): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-unpack-'));
  const path = write('a.zip', zip);
  await unpackZip(path, await readZipDirectory(path, 'a.zip'), { folder, name: 'a.zip' });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

const unpackParts = (...parts: readonly ZipPart[]) => unpack(zipBytes(parts));

describe('a zip', () => {
  it('gives back what was packed by another program, whatever it holds', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, fc.string(), async (files, content) => {
        const packed = Object.fromEntries(files.map((file) => [`${file}/${file}.txt`, Buffer.from(content + file)]));
        const expected = Object.entries(packed).map(([file, bytes]) => [file, bytes.toString()]);
        expect(await unpack(zipSync(packed))).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 20 },
    );
  });

  it('may have Chinese names in GBK, as Windows writes them, or in UTF-8', async () => {
    const name = iconv.encode('农村公路/路线.txt', 'gbk');
    expect(await unpackParts({ name, content: hello })).toEqual({ '农村公路/路线.txt': 'hello' });
    expect(await unpackParts({ name: '路线.txt', content: hello, flags: 0x800 })).toEqual({ '路线.txt': 'hello' });
    expect(decodeEntryName(iconv.encode('绍兴', 'gbk'))).toBe('绍兴');
  });

  it('may be a zip64', async () => {
    const parts = ['a', 'b'].map((name) => ({ name, content: hello, large: true }));
    expect(await unpackParts(...parts)).toEqual({ a: 'hello', b: 'hello' });
  });

  it('never writes outside its folder, whatever its names', () => {
    const steps = fc.constantFrom('..', '.', '...', '/', '\\', 'C:', '\0', 'a', '. ', '路');
    fc.assert(
      fc.property(fc.array(steps), (list) => {
        const path = safePath(list.join(''));
        expect(join('/top', path)).toMatch(/^\/top(\/|$)/);
        expect(path).not.toMatch(/\0|(^|\/)\.\.?(\/|$)|\\/);
      }),
    );
    expect(safePath('../../etc/passwd')).toBe('etc/passwd');
    expect(safePath('C:\\Users\\a.shp')).toBe('Users/a.shp');
    expect(safePath('a\0.shp')).toBe('a_.shp');
  });

  it('leaves links, folders and what file managers leave behind alone', async () => {
    const link = { name: 'link', content: Buffer.from('/etc/passwd'), unixMode: 0o120777 };
    const rest = ['a/', '__MACOSX/._a', '._b', '.DS_Store'].map((name) => ({ name, content: Buffer.alloc(0) }));
    expect(await unpackParts(link, ...rest, { name: 'a/b', content: hello })).toEqual({ 'a/b': 'hello' });
  });

  it('with a password, another compression or two files of one name is refused', async () => {
    const base = { name: 'a', content: hello };
    await expect(unpackParts({ ...base, flags: 1 })).rejects.toMatchObject({ code: 'archive_encrypted' });
    await expect(unpackParts({ ...base, method: 9 })).rejects.toThrow(/压缩方法 9/);
    await expect(unpackParts(base, { ...base, name: '../a' })).rejects.toMatchObject({ code: 'file_broken' });
  });

  it('that unpacks to too much, as it says or against what it says, is stopped', async () => {
    const bomb = { name: 'bomb', content: Buffer.alloc(20_000_000) };
    await expect(unpackParts({ ...bomb, claimedBytes: 1000 })).rejects.toMatchObject({ code: 'file_broken' });
    await expect(unpackParts({ ...bomb, claimedBytes: 5e9, large: true })).rejects.toMatchObject({
      code: 'archive_too_large',
    });
  });

  it('cut anywhere or with a byte changed is refused or unpacked, never a crash', async () => {
    const whole = zipBytes([{ name: 'a.txt', content: Buffer.from('some content '.repeat(20)) }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        await expect(unpack(whole.subarray(0, at))).rejects.toMatchObject({ code: 'file_broken' });
        const changed = Buffer.from(whole);
        changed[at] = byte;
        const result = await unpack(changed).catch((error) => error.code);
        if (typeof result === 'string') expect(result).toMatch(/^(file_broken|archive_\w+)$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an archive as a source', () => {
  it('of one file is that file; of several, one must be named', async () => {
    const csv = { name: '表.csv', content: Buffer.from('a\n1\n') };
    expect((await read('one.zip', zipBytes([csv]))).rows).toHaveLength(1);
    const two = zipBytes([
      csv,
      { name: 'b.geojson', content: Buffer.from('{"type":"FeatureCollection","features":[]}') },
    ]);
    await expect(read('two.zip', two)).rejects.toThrow(/b\.geojson、表\.csv/);
    expect((await read('two.zip', two, { layer: '表.csv' })).columns).toEqual(['a']);
  });

  it('of another kind is refused with the word zip, also under a false name', async () => {
    for (const name of ['a.7z', 'a.rar', 'a.tar.gz']) {
      await expect(read(name, 'x')).rejects.toMatchObject({ code: 'archive_unsupported' });
    }
    await expect(read('rar.zip', 'Rar!\x1a\x07')).rejects.toThrow(/zip/);
    await expect(read('no.zip', 'not a zip')).rejects.toMatchObject({ code: 'file_broken' });
    await expect(read('nested.zip', zipBytes([{ name: 'b.zip', content: hello }]))).rejects.toMatchObject({
      code: 'format_unknown',
    });
  });

  it('leaves nothing behind', async () => {
    const before = new Set(readdirSync(tmpdir()));
    await read('one.zip', zipBytes([{ name: 'a.csv', content: Buffer.from('a\n1\n') }]));
    await read('bad.zip', zipBytes([{ name: 'a.docx', content: hello }])).catch(() => undefined);
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith('tongcun-source-') && !before.has(name));
    expect(
      left.filter((name) => existsSync(join(tmpdir(), name, 'a.csv')) || existsSync(join(tmpdir(), name, 'a.docx'))),
    ).toEqual([]);
  });
});
