import { describe, expect, it } from 'vitest';
import { comparisonText } from '#api/products/sheet/comparison-text.ts';
import { formatPercent, formatWeight } from '#api/products/sheet/number-format.ts';

describe('figures on a sheet', () => {
  it('print 100.00 only for a full hundred and 0.00 only for nothing', () => {
    expect(formatPercent(100)).toBe('100.00');
    expect(formatPercent(99.9999)).toBe('99.99');
    expect(formatPercent(99.995)).toBe('99.99');
    expect(formatPercent(0.0001)).toBe('0.01');
    expect(formatPercent(0)).toBe('0.00');
    expect(formatPercent(96.7171)).toBe('96.72');
  });

  it('print kilometres with a decimal and villages without', () => {
    expect(formatWeight(9028.456, 'km')).toBe('9,028.5');
    expect(formatWeight(1585, 'villages')).toBe('1,585');
  });

  it('print targets with their sign', () => {
    expect(comparisonText('>=', 92)).toBe('≥ 92');
    expect(comparisonText('~', 100)).toBe('接近 100');
  });
});
