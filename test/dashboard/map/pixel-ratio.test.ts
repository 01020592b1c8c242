import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedPixelRatio } from '#dashboard/src/map/pixel-ratio.ts';

const side = fc.integer({ min: 1, max: 16_000 });
const density = fc.constantFrom(1, 1.25, 1.5, 2, 3);

describe('the drawing buffer', () => {
  it('has the density of the screen as long as it may', () => {
    expect(boundedPixelRatio({ width: 1055, height: 1009 }, 1)).toBe(1);
    expect(boundedPixelRatio({ width: 376, height: 494 }, 3)).toBe(3);
  });

  it('never has a side over 4096 pixels, more pixels than a 4K screen, or more density than the screen', () => {
    fc.assert(
      fc.property(side, side, density, (width, height, screen) => {
        const ratio = boundedPixelRatio({ width, height }, screen);
        expect(ratio).toBeLessThanOrEqual(screen);
        expect(Math.max(width, height) * ratio).toBeLessThan(4096.001);
        expect(width * ratio * height * ratio).toBeLessThan(3840 * 2160 + 1);
      }),
    );
  });

  it('is as large as the bounds allow', () => {
    const ratio = boundedPixelRatio({ width: 2150, height: 2018 }, 2);
    expect(2150 * ratio * 2018 * ratio).toBeCloseTo(3840 * 2160, 0);
    expect(8000 * boundedPixelRatio({ width: 8000, height: 100 }, 1)).toBeCloseTo(4096, 6);
  });

  it('is not decided by a frame that has no size yet', () => {
    expect(boundedPixelRatio({ width: 0, height: 0 }, 2)).toBe(2);
  });
});
