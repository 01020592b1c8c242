import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitMap, frameExtent, roundScale, toPaper } from '#api/products/progress-map/fit-map.ts';

const frame = { x: 10, y: 20, width: 280, height: 240 };

describe('the scale of a sheet', () => {
  it('is the next round one', () => {
    expect(roundScale(150_000)).toBe(150_000);
    expect(roundScale(150_001)).toBe(200_000);
    expect(roundScale(480_000)).toBe(500_000);
    expect(roundScale(800_001)).toBe(1_000_000);
    expect(roundScale(999_999)).toBe(1_000_000);
  });

  it('is never larger than 1:5 000, however small the region', () => {
    expect(roundScale(1)).toBe(5_000);
    expect(roundScale(0)).toBe(5_000);
  });

  it('leaves every region inside the frame with its margin, and not smaller than need be', () => {
    const side = fc.integer({ min: 2_000, max: 900_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const extent = { west: 500_000, south: 3_000_000, east: 500_000 + width, north: 3_000_000 + height };
        const fit = fitMap(extent, frame, 3);
        const [left, bottom] = toPaper(fit, [extent.west, extent.south]);
        const [right, top] = toPaper(fit, [extent.east, extent.north]);
        expect(Math.min(left - frame.x, top - frame.y)).toBeGreaterThanOrEqual(3 - 1e-6);
        expect(right).toBeLessThanOrEqual(frame.x + frame.width - 3 + 1e-6);
        expect(bottom).toBeLessThanOrEqual(frame.y + frame.height - 3 + 1e-6);
        const least = Math.max((width * 1000) / 274, (height * 1000) / 234);
        expect(fit.scale).toBeLessThanOrEqual(Math.max(5_000, least * 1.5 + 1));
      }),
    );
  });

  it('draws a kilometre as exactly a million millimetres over the scale, north up', () => {
    const fit = fitMap({ west: 0, south: 0, east: 100_000, north: 100_000 }, frame, 3);
    const [x0, y0] = toPaper(fit, [50_000, 50_000]);
    expect([x0, y0]).toEqual([150, 140]);
    expect(toPaper(fit, [51_000, 51_000])).toEqual([150 + 1e6 / fit.scale, 140 - 1e6 / fit.scale]);
    expect(frameExtent(fit).east - frameExtent(fit).west).toBeCloseTo((280 * fit.scale) / 1000, 6);
  });
});
