import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionFigure } from '#dashboard/src/map/region-figure.ts';
import { classOf, valueClasses } from '#dashboard/src/map/value-classes.ts';

const figure = (value: number | null, status: RegionFigure['status'] = 'at_risk'): RegionFigure => ({
  region: String(value),
  name: String(value),
  value,
  success: 0,
  population: 0,
  status,
});

const target = { operator: '>=', value: 100 };

describe('classes of the region map', () => {
  it('are of round width from the target down to the lowest value', () => {
    const figures = [figure(100, 'met'), figure(99.73), figure(98.53), figure(95.21), figure(92.91)];
    expect(valueClasses(figures, target)).toEqual([
      { kind: 'met', count: 1 },
      { kind: 'below', low: 97, high: 100, step: 0, count: 2 },
      { kind: 'below', low: 94, high: 97, step: 1, count: 1 },
      { kind: 'below', low: 91, high: 94, step: 2, count: 1 },
    ]);
  });

  it('leave out what holds no region', () => {
    expect(valueClasses([figure(null, 'no_data')], target)).toEqual([{ kind: 'none', count: 1 }]);
    expect(valueClasses([], target)).toEqual([]);
  });

  it('run upward when less is better', () => {
    const classes = valueClasses([figure(12), figure(30)], { operator: '<=', value: 10 });
    expect(classes).toEqual([
      { kind: 'below', low: 10, high: 20, step: 0, count: 1 },
      { kind: 'below', low: 20, high: 30, step: 1, count: 1 },
    ]);
  });

  it('do without a target', () => {
    const classes = valueClasses([figure(50, undefined), figure(80, undefined)], null);
    expect(classes.map((entry) => entry.count)).toEqual([1, 1]);
  });

  it('draw a value exactly on a border in the class that counted it', () => {
    const figures = [figure(97), figure(91), figure(94)];
    const classes = valueClasses(figures, target);
    const drawn = figures.map((entry) => classOf(entry, classes));
    for (const entry of classes) expect(drawn.filter((other) => other === entry)).toHaveLength(entry.count);
  });

  it('count every region once, in the class it is drawn in', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 999_999 }).map((parts) => parts / 10_000)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(100, 92, 80), (list, aim) => {
        const figures = list.map((value) => {
          if (value === null) return figure(null, 'no_data');
          return figure(value, value >= aim ? 'met' : 'behind');
        });
        const classes = valueClasses(figures, { operator: '>=', value: aim });
        expect(classes.reduce((sum, entry) => sum + entry.count, 0)).toBe(list.length);
        const drawn = figures.map((entry) => classOf(entry, classes));
        for (const entry of classes) expect(drawn.filter((other) => other === entry)).toHaveLength(entry.count);
      }),
    );
  });
});
