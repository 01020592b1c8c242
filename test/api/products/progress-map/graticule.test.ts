import { describe, expect, it } from 'vitest';
import { crossing, graticuleLabel, graticulePoints } from '#api/products/progress-map/graticule.ts';

describe('the graticule', () => {
  it('has a handful of lines at round minutes inside the extent', () => {
    const points = graticulePoints({ west: 119.8, south: 29.2, east: 121.3, north: 30.3 });
    const meridians = new Set(points.filter(({ axis }) => axis === 'meridian').map(({ minutes }) => minutes));
    expect([...meridians]).toEqual([7200, 7215, 7230, 7245, 7260, 7275]);
    expect(points.every(({ lon, lat }) => lon >= 119.79 && lon <= 121.31 && lat >= 29.19 && lat <= 30.31)).toBe(true);
  });

  it('is labelled in degrees and minutes of its hemisphere', () => {
    expect(graticuleLabel({ axis: 'meridian', minutes: 7215 })).toBe('120°15′E');
    expect(graticuleLabel({ axis: 'parallel', minutes: -65 })).toBe('1°05′S');
    expect(graticuleLabel({ axis: 'parallel', minutes: 0 })).toBe('0°00′N');
  });

  it('meets the frame where its line crosses it, and not where it does not', () => {
    const line = [
      [0, 0],
      [10, 20],
    ] as const;
    expect(crossing(line, 1, 10)).toBe(5);
    expect(crossing(line, 0, 5)).toBe(10);
    expect(crossing(line, 1, 30)).toBeUndefined();
  });
});
