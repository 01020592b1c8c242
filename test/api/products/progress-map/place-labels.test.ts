import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, overlap } from '#api/products/progress-map/map-geometry.ts';
import { type LabelRequest, placeLabels } from '#api/products/progress-map/place-labels.ts';

const bounds = { x: 0, y: 0, width: 200, height: 150 };
const label = (id: string, anchor: readonly [number, number], more: Partial<LabelRequest> = {}): LabelRequest => ({
  id,
  anchor,
  width: 20,
  height: 4,
  priority: 1,
  mode: 'beside',
  gapMm: 1,
  required: false,
  ...more,
});

describe('labels', () => {
  it('never cover each other, an obstacle or the frame', () => {
    const anchors = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 150 })), {
      maxLength: 60,
    });
    const obstacle = { x: 90, y: 60, width: 30, height: 20 };
    fc.assert(
      fc.property(anchors, (points) => {
        const placed = placeLabels(
          points.map((point, index) => label(`${index}`, point)),
          [obstacle],
          bounds,
        );
        for (const [index, { box }] of placed.entries()) {
          expect(inside(box, bounds)).toBe(true);
          expect(overlap(box, obstacle)).toBe(0);
          for (const other of placed.slice(index + 1)) expect(overlap(box, other.box)).toBe(0);
        }
      }),
    );
  });

  it('stand to the right of their symbol when there is room', () => {
    const [placed] = placeLabels([label('a', [50, 50])], [], bounds);
    expect(placed?.box).toEqual({ x: 51, y: 48, width: 20, height: 4 });
  });

  it('give way to a label of higher priority', () => {
    const crowd = [
      label('village', [50, 50], { priority: 1 }),
      label('district', [50, 50], { priority: 9, mode: 'centre' }),
    ];
    const placed = placeLabels(crowd, [], bounds);
    expect(placed[0]).toEqual({ id: 'district', box: { x: 40, y: 48, width: 20, height: 4 } });
  });

  it('are left out without room, unless they must stand', () => {
    const wall = [{ x: 0, y: 0, width: 200, height: 150 }];
    expect(placeLabels([label('a', [50, 50])], wall, bounds)).toEqual([]);
    expect(placeLabels([label('a', [50, 50], { required: true, mode: 'centre' })], wall, bounds)).toHaveLength(1);
  });

  it('are placed alike whatever the order they come in', () => {
    const some = [label('a', [50, 50]), label('b', [52, 50]), label('c', [54, 51])];
    expect(placeLabels([...some].reverse(), [], bounds)).toEqual(placeLabels(some, [], bounds));
  });
});
