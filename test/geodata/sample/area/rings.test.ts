import { describe, expect, test } from 'vitest';
import { changeArcs, outerLoops } from '#geodata/sample/area/border-arcs.ts';
import { largestLoop } from '#geodata/sample/area/clean-ring.ts';
import { closeGaps } from '#geodata/sample/area/close-gaps.ts';
import {
  type Position,
  polygonsArea,
  polygonsContain,
  ringContains,
  signedArea,
} from '#geodata/sample/area/polygon.ts';
import { shareVertices } from '#geodata/sample/area/shared-vertices.ts';
import { smoothBorder } from '#geodata/sample/area/smooth-border.ts';

const west: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const east: Position[] = [
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 0],
];

describe('rings', () => {
  test('contain what is inside and have the area of the shoelace formula', () => {
    expect(ringContains(west, [0.5, 0.5])).toBe(true);
    expect(ringContains(west, [1.5, 0.5])).toBe(false);
    expect(signedArea(west)).toBe(1);
    expect(signedArea(west.toReversed())).toBe(-1);
  });

  test('count holes out', () => {
    const hole: Position[] = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.75, 0.75],
      [0.25, 0.75],
      [0.25, 0.25],
    ];
    expect(polygonsArea([[west, hole]])).toBe(0.75);
    expect(polygonsContain([[west, hole]], [0.5, 0.5])).toBe(false);
    expect(polygonsContain([[west, hole]], [0.1, 0.1])).toBe(true);
  });

  test('lose spikes and crumbs that hang on a vertex', () => {
    const spiked: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [1.4, 1.4],
      [1, 1],
      [0.5, 1],
      [0.6, 1.1],
      [0.4, 1.1],
      [0.5, 1],
      [0, 1],
      [0, 0],
    ];
    expect(signedArea(largestLoop(spiked))).toBeCloseTo(1);
    expect(largestLoop(spiked)).toHaveLength(6);
  });

  test('share their border vertices after a corner of one falls on an edge of the other', () => {
    const tall: Position[] = [
      [1, -1],
      [2, -1],
      [2, 2],
      [1, 2],
      [1, -1],
    ];
    const [shared] = shareVertices([tall, west], 1e-9);
    expect(shared?.slice(-3)).toEqual([
      [1, 1],
      [1, 0],
      [1, -1],
    ]);
  });

  test('keep common borders common when arcs change', () => {
    const [left, right] = changeArcs([west, east], (arc) => {
      const [from, to] = [arc[0], arc.at(-1)];
      if (!from || !to) return [];
      return [from, [(from[0] + to[0]) / 2 + 0.1, (from[1] + to[1]) / 2], to];
    });
    const common = new Set(left?.map(String));
    expect(right?.filter((vertex) => common.has(String(vertex))).length).toBeGreaterThanOrEqual(3);
  });

  test('have one outer loop around both', () => {
    const [outer, ...others] = outerLoops([west, east]);
    expect(others).toEqual([]);
    expect(signedArea(outer ?? [])).toBe(2);
  });

  test('give a gap between them to one that stays simple', () => {
    const dented: Position[] = [
      [0, 0],
      [1, 0],
      [0.8, 0.5],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const around: Position[] = [
      [0, 0],
      [0, -1],
      [3, -1],
      [3, 2],
      [0, 2],
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    const closed = closeGaps([dented, around]);
    expect(outerLoops([dented, around])).toHaveLength(2);
    expect(outerLoops(closed)).toHaveLength(1);
    expect(closed.reduce((sum, ring) => sum + signedArea(ring), 0)).toBe(9);
  });

  test('keep their ends when stairs are smoothed', () => {
    const stairs: Position[] = Array.from({ length: 21 }, (_, step) => [Math.ceil(step / 2), Math.floor(step / 2)]);
    const smooth = smoothBorder(stairs, 0.3);
    expect(smooth[0]).toEqual(stairs[0]);
    expect(smooth.at(-1)).toEqual(stairs.at(-1));
    expect(smooth.length).toBeLessThan(5);
  });
});
