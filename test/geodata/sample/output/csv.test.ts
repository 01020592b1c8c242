import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from '#geodata/sample/output/csv.ts';

describe('csv', () => {
  test('quotes commas, quotes and line ends so that a reader gets the same text', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ one: fc.string(), other: fc.string() }), { minLength: 1 }), (rows) => {
        const clean = rows.map(({ one, other }) => ({
          one: one.replaceAll('\r', ''),
          other: other.replaceAll('\r', ''),
        }));
        expect(parse(csvText(clean), { columns: true })).toEqual(clean);
      }),
    );
  });

  test('leaves a field empty that has no value', () => {
    expect(csvText([{ lon: undefined, name: '绍兴', maintained: true }])).toBe('lon,name,maintained\n,绍兴,true\n');
  });
});
