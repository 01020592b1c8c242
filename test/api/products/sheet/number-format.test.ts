import { describe, expect, it } from 'vitest';
import { comparisonText } from '#api/products/sheet/comparison-text.ts';
import { formatWeight } from '#api/products/sheet/number-format.ts';

describe('figures on a sheet', () => {
  it('print kilometres with a decimal and villages without', () => {
    expect(formatWeight(9028.456, 'km')).toBe('9,028.5');
    expect(formatWeight(1585, 'villages')).toBe('1,585');
  });

  it('print targets with their sign', () => {
    expect(comparisonText('>=', 92)).toBe('≥ 92');
    expect(comparisonText('~', 100)).toBe('接近 100');
  });
});
