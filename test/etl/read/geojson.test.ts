import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FeatureSplitter } from '#etl/read/geojson/split-features.ts';
import { openSource } from '#etl/read/open-source.ts';
import { read, write } from '../support/read-source.ts';

/** Splits a text that comes in pieces of a length. */
function split(text: string, step: number): { features: unknown[]; collections: unknown[] } {
  const features: unknown[] = [];
  const collections: unknown[] = [];
  const splitter = new FeatureSplitter({
    feature: (bytes) => features.push(JSON.parse(bytes.toString())),
    collection: (bytes) => collections.push(JSON.parse(bytes.toString())),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) splitter.push(Buffer.from(bytes.subarray(at, at + step)));
  splitter.end();
  return { features, collections };
}

const feature = fc.record({ type: fc.constant('Feature'), properties: fc.dictionary(fc.string(), fc.jsonValue()) });
const features = fc.array(feature, { maxLength: 5 });
const step = fc.integer({ min: 1, max: 40 });
const indent = fc.constantFrom(0, 2);

describe('cutting GeoJSON into features', () => {
  it('gives what JSON.parse gives, wherever the pieces end and whatever stands around the features', () => {
    const around = fc.dictionary(
      fc.string().filter((key) => key !== 'features'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(around, features, around, step, indent, (before, list, after, length, space) => {
        const collection = { ...before, features: list, ...after };
        const expected = JSON.parse(JSON.stringify(collection));
        const found = split(JSON.stringify(collection, null, space), length);
        expect(found.features).toEqual(expected.features);
        expect(found.collections).toEqual([{ ...expected, features: [] }]);
      }),
    );
  });

  it('takes features one after the other, with and without separators', () => {
    const separator = fc.constantFrom('\n', '\r\n', '\x1e', '\n\x1e', '');
    fc.assert(
      fc.property(features, separator, step, (list, between, length) => {
        const text = list.map((one) => between + JSON.stringify(one)).join('');
        expect(split(text, length)).toEqual({ features: JSON.parse(JSON.stringify(list)), collections: [] });
      }),
    );
  });
});

const line = (n: number) =>
  JSON.stringify({ type: 'Feature', properties: { n, 名: '路' }, geometry: { type: 'Point', coordinates: [n, 1] } });

describe('a GeoJSON file', () => {
  it('may be a sequence or a single feature', async () => {
    const [first, second] = [line(1), line(2)];
    for (const [name, text] of [
      ['a.geojsonl', `${first}\n${second}\n`],
      ['a.json', `\x1e${first}\n\x1e${second}\n`],
      ['a.geojson', `\ufeff${first}${second}`],
    ] as const) {
      const { columns, rows, total } = await read(name, text);
      expect([columns, rows.map(({ values }) => values), total]).toEqual([
        ['n', '名'],
        [
          [1, '路'],
          [2, '路'],
        ],
        2,
      ]);
    }
    expect((await read('one.geojson', line(3))).rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [3, 1] });
  });

  it('that is not UTF-8 or breaks off anywhere is refused', async () => {
    await expect(read('gbk.geojson', iconv.encode(line(1), 'gbk'))).rejects.toMatchObject({ code: 'encoding_unknown' });
    const whole = `{"type":"FeatureCollection","features":[${line(1)},${line(2)}]}`;
    for (let length = 0; length < Buffer.byteLength(whole); length += 7) {
      const cut = Buffer.from(whole).subarray(0, length);
      await expect(read('cut.geojson', cut), String(length)).rejects.toMatchObject({ code: /file_broken|encoding/ });
    }
    await expect(read('after.geojson', `${whole}${line(1)}`)).rejects.toMatchObject({ code: 'file_broken' });
  });

  it('of a size that is not kept is read piece by piece, the last rows like the first', async () => {
    const count = 20_000;
    const filler = 'x'.repeat(4_000);
    const path = write('large.geojson', '');
    const file = createWriteStream(path);
    file.write('{"type":"FeatureCollection","features":[');
    for (let n = 0; n < count; n += 1)
      file.write(`${n === 0 ? '' : ','}{"properties":{"n":${n},"filler":"${filler}"}}`);
    file.end(']}');
    await finished(file);
    const before = process.memoryUsage().heapUsed;
    const source = await openSource({ path, name: path, crs: 'auto' });
    let most = 0;
    const wrong: number[] = [];
    let rowNo = 0;
    for await (const { values, rowNo: told } of source.rows) {
      rowNo += 1;
      if (values[0] !== rowNo - 1 || told !== rowNo) wrong.push(rowNo);
      if (rowNo % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect([source.total, rowNo, wrong]).toEqual([count, count, []]);
    // The texts alone are 80 MB.
    expect(most).toBeLessThan(60e6);
  });
});
