import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, decimalOfText, decimalText, equals, plus, sumOf, times, wholeOf } from '#geodata/money/decimal.ts';

/** Whole numbers of ten-thousandths, and their text: an arithmetic that needs no fractions. */
const scaled = fc.integer({ min: 0, max: 10_000_000 });
const textOf = (units: number): string => `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`;

describe('an exact decimal', () => {
  it('adds and multiplies like whole numbers of its smallest unit', () => {
    fc.assert(
      fc.property(scaled, scaled, (left, right) => {
        const [a, b] = [decimalOfText(textOf(left)), decimalOfText(textOf(right))];
        expect(equals(plus(a, b), decimalOfText(textOf(left + right)))).toBe(true);
        expect(times(a, b)).toEqual({ units: BigInt(left) * BigInt(right), scale: 8 });
      }),
    );
  });

  it('takes a number as it was written', () => {
    fc.assert(
      fc.property(scaled, (units) => {
        expect(equals(decimalOf(Number(textOf(units))), decimalOfText(textOf(units)))).toBe(true);
      }),
    );
    expect(decimalText(times(decimalOf(0.1), decimalOf(3)))).toBe('0.3');
    expect(decimalText(sumOf([0.1, 0.2].map(decimalOf)))).toBe('0.3');
  });

  it('is whole only without a fraction', () => {
    expect(['5400', '5400.00', '5400.01', '-3.0'].map((text) => wholeOf(decimalOfText(text)))).toEqual([
      5400,
      5400,
      undefined,
      -3,
    ]);
    expect(['0.50', '-0.05', '10', '100.0'].map((text) => decimalText(decimalOfText(text)))).toEqual([
      '0.5',
      '-0.05',
      '10',
      '100',
    ]);
  });

  it.each(['', '1e3', '1.', '.5', 'NaN', '1,000'])('is not %j', (text) => {
    expect(() => decimalOfText(text)).toThrow('not a decimal number');
  });
});
