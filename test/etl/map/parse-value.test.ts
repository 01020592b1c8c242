import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue, toText } from '#etl/map/parse-value.ts';
import type { Field } from '#geodata/datasets/define-dataset.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { technicalClasses } from '#geodata/vocabulary/road.ts';

const words = { zh: '值', en: 'value' };
const number: Field = { type: 'number', ...words, min: 0, max: 10 };
const classes: Field = { type: 'code', ...words, codes: technicalClasses };
const kinds: Field = { type: 'codes', ...words, codes: facilityKinds };
const yesNo: Field = { type: 'boolean', ...words };
const text: Field = { type: 'text', ...words };

describe('a cell', () => {
  it.each(['', '  ', '—', '－', '-', '/', 'NULL', 'n/a', null, undefined])('%j is nothing in every type', (cell) => {
    for (const field of [number, classes, kinds, yesNo, text]) expect(parseValue(cell, field)).toEqual({ text: null });
  });

  it('may lie on the bounds, not beyond', () => {
    expect(parseValue('0', number)).toEqual({ text: '0' });
    expect(parseValue(10, number)).toEqual({ text: '10' });
    expect(parseValue('10.0001', number)).toEqual({ fault: 'out_of_range' });
    expect(parseValue(-0.1, number)).toEqual({ fault: 'out_of_range' });
  });

  it.each([
    ['四级', '4'],
    ['class 4', '4'],
    ['41', '4'],
    [4, '4'],
    ['等 外', 'substandard'],
    ['SUBSTANDARD', 'substandard'],
  ])('%j is a code in any of its spellings', (cell, code) => expect(parseValue(cell, classes)).toEqual({ text: code }));

  it('names a word that is no code', () => expect(parseValue('五级', classes)).toEqual({ fault: 'unknown_code' }));

  it('may hold several codes, once each, in the order of the list', () => {
    expect(parseValue('公交站、港湾式停车站+bus_stop', kinds)).toEqual({ text: 'bus_bay+bus_stop' });
    expect(parseValue('公交站+飞机场', kinds)).toEqual({ fault: 'unknown_code' });
  });

  it.each([
    ['是', 'true'],
    ['√', 'true'],
    [true, 'true'],
    [1, 'true'],
    ['否', 'false'],
    ['无', 'false'],
    [false, 'false'],
    [0, 'false'],
  ])('%j is yes or no', (cell, value) => expect(parseValue(cell, yesNo)).toEqual({ text: value }));

  it('is not taken for yes or no when it is neither', () =>
    expect(parseValue('也许', yesNo)).toEqual({ fault: 'bad_boolean' }));

  it('has at most 2,000 characters', () => {
    expect(parseValue('长'.repeat(2000), text)).toEqual({ text: '长'.repeat(2000) });
    expect(parseValue('长'.repeat(2001), text)).toEqual({ fault: 'text_too_long' });
  });

  it('never becomes text that the database cannot store', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const stored = toText(cell);
        expect(stored).not.toMatch(/\p{Cc}/u);
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
      }),
    );
    expect(toText('a\u0000b\nc\ud800d')).toBe('ab cd');
  });
});
