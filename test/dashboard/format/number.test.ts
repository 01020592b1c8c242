import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDistance,
  formatPercent,
  formatQuantity,
  formatTarget,
  formatWeight,
} from '#dashboard/src/format/number.ts';

describe('a percentage', () => {
  it.each([
    [96.7912, 100, '96.79'],
    [100, 100, '100'],
    [0, 100, '0'],
    [99.996, 100, '99.996'],
    [99.9999, 100, '99.9999'],
    [91.998, 92, '91.998'],
    [92, 92, '92.00'],
    [92.001, 92, '92.001'],
    [93.2, 92, '93.20'],
  ])('writes %d against %d as %s', (value, pivot, text) => {
    expect(formatPercent(value, pivot)).toBe(text);
  });

  it('never reads as the target unless it is the target', () => {
    const stored = fc.integer({ min: 0, max: 1_000_000 }).map((parts) => parts / 10_000);
    fc.assert(
      fc.property(stored, fc.integer({ min: 1, max: 100 }), (value, pivot) => {
        expect(Number(formatPercent(value, pivot)) === pivot).toBe(value === pivot);
      }),
    );
  });

  it('is a dash when nothing counts', () => {
    expect(formatPercent(null)).toBe('—');
  });
});

describe('a distance', () => {
  it.each([
    [500, 'zh', '500 米'],
    [500.1, 'zh', '500.1 米'],
    [499.9, 'en', '499.9 m'],
    [1000, 'zh', '1 公里'],
    [2618.4, 'en', '2.62 km'],
    [null, 'zh', '—'],
  ] as const)('writes %s in %s as %s', (metres, language, text) => {
    expect(formatDistance(metres, language)).toBe(text);
  });
});

describe('a quantity and a target', () => {
  it('parts thousands and keeps one decimal', () => {
    expect(formatQuantity(8737.64, 'zh')).toBe('8,737.6');
    expect(formatQuantity(0, 'en')).toBe('0');
    expect(formatQuantity(null, 'en')).toBe('—');
  });

  it('shows the operator of the target', () => {
    expect(formatTarget({ operator: '>=', value: 92 })).toBe('≥ 92%');
    expect(formatTarget({ operator: '~', value: 100 })).toBe('≈ 100%');
    expect(formatTarget({ operator: '?', value: 1 })).toBe('? 1%');
  });
});

describe('the weight of a record', () => {
  it('stands in line with its neighbours', () => {
    expect([2.02, 1.835, 1234.5, 1].map((weight) => formatWeight(weight, 'zh'))).toEqual([
      '2.020',
      '1.835',
      '1,234.500',
      '1',
    ]);
  });
});
