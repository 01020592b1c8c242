import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChainage, parseInteger, parseNumber } from '#etl/map/parse-number.ts';
import { chainageText } from '#geodata/vocabulary/chainage-text.ts';

describe('numbers of departments', () => {
  it.each([
    ['12', '12'],
    [' 1,234.50 ', '1234.50'],
    ['１２．５', '12.5'],
    ['+3', '3'],
    ['-0.5', '-0.5'],
    ['.5', '.5'],
    ['1.2e3', '1.2e3'],
  ])('reads %j', (text, number) => expect(parseNumber(text)).toBe(number));

  it.each(['', 'abc', '1,23', '12.5km', '1.2.3', '--1', '0x10', 'Infinity', 'NaN', '1e999', '一百'])(
    'does not take %j for one',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );

  it('keeps the value of every finite number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
        const text = parseNumber(String(number));
        // Exponents of three digits do not occur in files.
        if (/e-\d{3}/.test(String(number))) return;
        expect(Number(text)).toBe(Number(String(number)));
      }),
    );
  });

  it('groups of thousands change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (number) => {
        expect(parseInteger(number.toLocaleString('en-US'))).toBe(String(number));
      }),
    );
  });

  it('a whole number may carry zeros after the point, nothing else', () => {
    expect(parseInteger('12.0')).toBe('12');
    expect(parseInteger('-0')).toBe('0');
    expect(parseInteger('12.5')).toBeUndefined();
    expect(parseInteger('99999999999999999999')).toBeUndefined();
  });
});

describe('chainages', () => {
  it.each([
    ['K12+345', '12.345'],
    ['k0+000', '0.000'],
    ['K1+50', '1.050'],
    ['K12+345.6', '12.3456'],
    ['12+005', '12.005'],
    ['AK3+100', '3.100'],
    ['K7', '7'],
    ['12.345', '12.345'],
    ['Ｋ１＋２００', '1.200'],
  ])('reads %j as %s km', (text, km) => expect(parseChainage(text)).toBe(km));

  it.each(['K12+3456', 'K+100', 'K1+', '起点', 'K1-200', 'K1+2+3'])('does not take %j for one', (text) => {
    expect(parseChainage(text)).toBeUndefined();
  });

  it('are metres after the plus, whatever their number of digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999 }), (km, metres) => {
        const expected = km + metres / 1000;
        expect(Number(parseChainage(`K${km}+${metres}`))).toBeCloseTo(expected, 9);
        expect(Number(parseChainage(`K${km}+${String(metres).padStart(3, '0')}`))).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('are the same number again when they were written as text, to the metre', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (metres) => {
        expect(Number(parseChainage(chainageText(metres / 1000)))).toBe(metres / 1000);
      }),
      { numRuns: 2_000 },
    );
  });
});
