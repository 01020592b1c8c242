import { expect, test } from 'vitest';
import { undoingsInForce } from '#api/features/loads/undoings-in-force.ts';

const undoings = (...pairs: readonly (readonly [number, number])[]) =>
  Object.fromEntries(undoingsInForce(pairs.map(([id, undoes]) => ({ id, undoes }))));

test('an undoing holds until it is undone itself, however often', () => {
  expect(undoings([5, 3])).toEqual({ 3: 5 });
  expect(undoings([5, 3], [6, 5])).toEqual({ 5: 6 });
  expect(undoings([5, 3], [6, 5], [7, 6])).toEqual({ 3: 5, 6: 7 });
  expect(undoings([5, 3], [6, 5], [7, 3])).toEqual({ 3: 7, 5: 6 });
});
