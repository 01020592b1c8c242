import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '#dashboard/src/map/place-labels.ts';

const frame = { width: 400, height: 300 };
const box = (x: number, y: number) => ({ x, y, width: 80, height: 30 });

describe('labels of the map', () => {
  it('stand on their anchor when there is room', () => {
    expect(placeLabels([box(200, 150)], frame)).toEqual([{ left: 160, top: 135 }]);
  });

  it('step aside for a more important one, a little', () => {
    const [first, second, third] = placeLabels([box(200, 150), box(200, 165), box(200, 135)], frame);
    expect(first).toEqual({ left: 160, top: 135 });
    expect(second).toEqual({ left: 160, top: 171 });
    expect(third).toEqual({ left: 160, top: 99 });
  });

  it('give way when there is no room left around the anchor', () => {
    const places = placeLabels(
      Array.from({ length: 12 }, () => box(200, 150)),
      frame,
    );
    expect(places.filter((place) => place === undefined).length).toBeGreaterThan(0);
    expect(places[0]).toBeDefined();
  });

  it('never leave the frame and never cover one another', () => {
    const anchors = fc.array(fc.tuple(fc.integer({ min: -50, max: 450 }), fc.integer({ min: -50, max: 350 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anchors, (list) => {
        const places = placeLabels(
          list.map(([x, y]) => box(x, y)),
          frame,
        ).filter((place) => place !== undefined);
        places.forEach((one, at) => {
          expect(one.left >= 0 && one.top >= 0 && one.left + 80 <= 400 && one.top + 30 <= 300).toBe(true);
          for (const other of places.slice(at + 1)) {
            const apart = Math.abs(one.left - other.left) >= 80 || Math.abs(one.top - other.top) >= 30;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });
});
