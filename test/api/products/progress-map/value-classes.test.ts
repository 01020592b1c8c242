import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classLabel } from '#api/products/progress-map/legend-entries.ts';
import { classOf, valueClasses } from '#api/products/progress-map/value-classes.ts';

describe('classes of values', () => {
  it('give every value exactly one class, at most five of them, none above 100', () => {
    const values = fc.array(
      fc.integer({ min: 0, max: 1_000_000 }).map((part) => part / 10_000),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(values, (percents) => {
        const classes = valueClasses(percents);
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const percent of percents) expect(classOf(classes, percent)).toBeGreaterThanOrEqual(0);
        for (const { to } of classes) expect(to).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are round and meet without a gap', () => {
    expect(valueClasses([92.24, 100]).map(classLabel)).toEqual(['92–94 %', '94–96 %', '96–98 %', '98–100 %']);
    expect(valueClasses([99.31, 99.98]).map(classLabel)).toEqual([
      '99.2–99.4 %',
      '99.4–99.6 %',
      '99.6–99.8 %',
      '99.8–100.0 %',
    ]);
  });

  it('put a bound into the class that begins with it, and the highest bound into the last', () => {
    const classes = valueClasses([92, 100]);
    expect(classOf(classes, 94)).toBe(1);
    expect(classOf(classes, 100)).toBe(3);
  });

  it('make one class of one value', () => {
    expect(valueClasses([100, 100]).map(classLabel)).toEqual(['100 %']);
    expect(classOf(valueClasses([100]), 100)).toBe(0);
  });

  it('have none without values', () => {
    expect(valueClasses([])).toEqual([]);
    expect(classOf([], null)).toBe(-1);
  });
});
