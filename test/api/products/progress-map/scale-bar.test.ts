import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundScale } from '#api/products/progress-map/fit-map.ts';
import { scaleBar, scaleText } from '#api/products/progress-map/scale-bar.ts';

describe('the scale bar', () => {
  it('measures exactly what it says, at every scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5_000, max: 5_000_000 }), (least) => {
        const scale = roundScale(least);
        const bar = scaleBar(scale, 70);
        expect(bar.partMm * scale).toBeCloseTo(bar.partM * 1000, 6);
        expect(bar.partMm * bar.parts).toBeLessThanOrEqual(70);
        expect(bar.partMm * bar.parts).toBeGreaterThan(20);
      }),
    );
  });

  it('has 5 km parts of 10 mm at 1:500 000', () => {
    expect(scaleBar(500_000, 68)).toEqual({ partM: 5_000, partMm: 10, parts: 4 });
  });

  it('names the scale in groups of three', () => {
    expect(scaleText(500_000)).toBe('1:500 000');
    expect(scaleText(5_000)).toBe('1:5 000');
    expect(scaleText(1_000_000)).toBe('1:1 000 000');
  });
});
