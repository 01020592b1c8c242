import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDecimal } from '#etl/map/canonical-decimal.ts';

describe('a decimal as its column keeps it', () => {
  it.each([
    ['1.250', 3, '1.25'],
    ['1.2345', 3, '1.235'],
    ['-1.2345', 3, '-1.235'],
    ['0.0004', 3, '0'],
    ['-0.0004', 3, '0'],
    ['999.9995', 3, '1000'],
    ['007', 2, '7'],
    ['.5', 1, '0.5'],
    ['5.', 1, '5'],
    ['1.25e2', 2, '125'],
    ['125e-2', 2, '1.25'],
    ['1E3', 0, '1000'],
    ['2.5', 0, '3'],
    ['+3', 0, '3'],
  ])('%s with %d decimals is %s', (text, scale, wanted) => expect(canonicalDecimal(text, scale)).toBe(wanted));

  it('does not depend on how the number was written', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(6), fc.nat(4), (digits, scale, zeros) => {
        const text = (digits / 10 ** scale).toFixed(scale);
        const padded = `${text}${scale > 0 ? '0'.repeat(zeros) : ''}`;
        expect(canonicalDecimal(padded, scale)).toBe(canonicalDecimal(text, scale));
        expect(Number(canonicalDecimal(text, scale))).toBeCloseTo(digits / 10 ** scale, 9);
        expect(canonicalDecimal(`${digits}e-${scale}`, scale)).toBe(canonicalDecimal(text, scale));
      }),
    );
  });
});
