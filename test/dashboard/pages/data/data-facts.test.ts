import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '#dashboard/src/pages/data/desk-queries.ts';
import { choiceOf, mappingOf, stillMissing, takenTwice } from '#dashboard/src/pages/data/mapping-edits.ts';
import { oneFile } from '#dashboard/src/pages/data/one-file.ts';
import { previewBounds } from '#dashboard/src/pages/data/preview-bounds.ts';
import { inLanguage, sayFault, sizeText } from '#dashboard/src/pages/data/say-fault.ts';
import { sayValue } from '#dashboard/src/pages/data/say-value.ts';
import { parseDataAddress } from '#dashboard/src/pages/data/use-data-address.ts';
import { dataZh } from '#dashboard/src/words/data-zh.ts';

const column = (name: string, field: string | null, more: Partial<ColumnInfo> = {}): ColumnInfo => ({
  column: name,
  field,
  how: field === null ? 'none' : 'alias',
  samples: [],
  ...more,
});
const columns = [
  column('代码', 'code'),
  column('名', 'name'),
  column('叫法', null),
  column('电话', null, { personal: true }),
];

const choice = (chosen: Record<string, string>, more = {}) => ({ columns: chosen, constants: {}, words: {}, ...more });

describe('the mapping of a file', () => {
  it('reads every column as it is chosen, and personal data never', () => {
    const chosen = choice({ 代码: 'code', 名: '', 叫法: 'name', 电话: 'hall_name' });
    const fields = { code: { column: '代码' }, name: { column: '叫法' } };
    expect(mappingOf(chosen, columns, {})).toEqual({ fields });
  });

  it('empties a column that is not to be read, whose header would be found again', () => {
    const chosen = choice({ 代码: 'code', 名: '', 叫法: '', 电话: '' });
    const mapping = mappingOf(chosen, columns, {});
    expect(mapping.fields.name).toEqual({ column: '名', values: { '*': null } });
    expect(choiceOf(columns, mapping.fields)).toEqual(chosen);
    const again = mappingOf(choice({ ...chosen.columns, 名: 'name' }), columns, mapping.fields);
    expect(again.fields.name).toEqual({ column: '名' });
  });

  it('keeps the constants and words of an earlier mapping, and adds those chosen now', () => {
    const given = { kind: { constant: 'a' }, name: { column: '名', values: { 旧: 'x' } }, code: { column: '代码' } };
    const now = choiceOf(columns, given);
    const words = { name: { 新: 'y', 空: '' } };
    expect(mappingOf({ ...now, words }, columns, given).fields).toEqual({
      code: { column: '代码' },
      name: { column: '名', values: { 旧: 'x', 新: 'y' } },
      kind: { constant: 'a' },
    });
    expect(mappingOf({ ...now, constants: { kind: '' } }, columns, given).fields.kind).toBeUndefined();
  });

  it('tells what is missing still and what was chosen twice', () => {
    expect(stillMissing(['code', 'name', 'kind'], choice({ a: 'code' }, { constants: { kind: 'x' } }))).toEqual([
      'name',
    ]);
    expect(takenTwice(choice({ a: 'code', b: 'code', c: '', d: '' }))).toEqual(['code']);
  });
});

describe('files dropped together', () => {
  const file = (name: string) => new File(['x'], name);
  it('are one archive when they are the parts of a shapefile', async () => {
    const packed = await oneFile(['路段.shp', '路段.dbf', '路段.SHX', '说明.doc'].map(file));
    expect(packed?.name).toBe('路段.zip');
    const names = Object.keys(unzipSync(new Uint8Array((await packed?.arrayBuffer()) ?? [])));
    expect(names.sort()).toEqual(['路段.SHX', '路段.dbf', '路段.shp'].sort());
  });

  it('are none when they are of several things', async () => {
    expect(await oneFile(['a.csv', 'b.csv'].map(file))).toBeUndefined();
    expect(await oneFile(['a.shp', 'b.shp'].map(file))).toBeUndefined();
    expect((await oneFile([file('a.csv')]))?.name).toBe('a.csv');
    expect(await oneFile([])).toBeUndefined();
  });
});

describe('the words of a refusal', () => {
  it('are those of the language, also where a file name stands in both', () => {
    const message = '文件“村。1.csv”没有数据行。村。1.csv has no rows.';
    expect(inLanguage('没有第 3 批。There is no load 3.', 'en')).toBe('There is no load 3.');
    expect(inLanguage('没有第 3 批。There is no load 3.', 'zh')).toBe('没有第 3 批。');
    expect(inLanguage('The body is too large', 'zh')).toBe('The body is too large');
    expect(inLanguage(message, 'zh')).toContain('没有数据行');
  });

  it('name what is on the page and no options of the command line', () => {
    const message =
      '若确属删减请用 --mode replace，若只补充请用 --mode merge，图层用 --layer，坐标系用 --crs epsg:代码。Use --mode.';
    expect(sayFault(message, 'zh', dataZh)).not.toContain('--');
    expect(sayFault(message, 'zh', dataZh)).toContain('“整体替换”');
  });
});

describe('where the map looks', () => {
  const ground = [{ bbox: [120, 29, 121, 30] as [number, number, number, number] }];
  it('is the file, without what lies far off known ground', () => {
    expect(previewBounds([0, 0, 120.5, 29.5], ground)).toEqual([120, 29, 120.5, 29.5]);
    expect(previewBounds([110, 20, 111, 21], ground)).toEqual([110, 20, 111, 21]);
    expect(previewBounds([1, 1, 2, 2], [])).toEqual([1, 1, 2, 2]);
    expect(previewBounds(null, ground)).toBeUndefined();
  });
});

describe('values and sizes', () => {
  const speech = { say: ({ zh }: { zh: string }) => zh, yes: '是', no: '否', comma: '、' };
  const field = (type: string) => ({
    field: 'f',
    label: { zh: '', en: '' },
    type,
    required: false,
    codes: [{ code: 'good', label: { zh: '良', en: 'good' } }],
  });
  it('are said in words', () => {
    expect(sayValue('true', field('boolean'), speech)).toBe('是');
    expect(sayValue('good', field('code'), speech)).toBe('良');
    expect(sayValue('["good","?"]', field('codes'), speech)).toBe('良、?');
    expect(sayValue('{no list', field('codes'), speech)).toBe('{no list');
    expect(sayValue('12', undefined, speech)).toBe('12');
    expect([1, 1024 * 1024, 200 * 1024 * 1024].map((bytes) => sizeText(bytes, dataZh))).toEqual([
      '1 KB',
      '1 MB',
      '200 MB',
    ]);
  });
});

describe('the address of the data desk', () => {
  it('takes no id, part or kind that is none', () => {
    const parse = (text: string) => parseDataAddress(new URLSearchParams(text));
    expect(parse('draft=../etc&part=x&view=y&kind=<b>&load=-1')).toEqual({
      part: 'files',
      draft: undefined,
      view: 'found',
      kind: undefined,
      load: undefined,
    });
    expect(parse('part=history&load=12')).toMatchObject({ part: 'history', load: 12 });
    const id = 'a'.repeat(32);
    expect(parse(`draft=${id}&view=problems&kind=bad_date.opened_on`)).toMatchObject({
      draft: id,
      kind: 'bad_date.opened_on',
    });
  });
});
