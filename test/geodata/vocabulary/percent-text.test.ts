import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText, percentText } from '#geodata/vocabulary/percent-text.ts';

describe('a percentage as it is read', () => {
  test.each([
    [97.475, '97.48'],
    [96.7934, '96.79'],
    [100, '100.00'],
    [0, '0.00'],
    [99.996, '99.996'],
    [99.9999, '99.9999'],
    [0.0001, '0.0001'],
    [1.005, '1.01'],
  ])('%d reads %s', (value, text) => {
    expect(percentText(value)).toBe(text);
  });

  test('a value short of its target never reads as the target', () => {
    expect(percentText(91.9962, [92])).toBe('91.996');
    expect(percentText(92, [92])).toBe('92.00');
  });

  test('it lies within half a hundredth of the value, and reads 100 only when it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (tenThousandths) => {
        const value = tenThousandths / 10_000;
        const read = Number(percentText(value));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(read === 100).toBe(value === 100);
        expect(read === 0).toBe(value === 0);
      }),
    );
  });

  test('thousands are not parted', () => expect(decimalText(1234.5, 1)).toBe('1234.5'));
});
