import { wkbTypes } from './wkb-types.ts';

const names = new Map<number, string>(Object.entries(wkbTypes).map(([name, code]) => [code, name]));
const mostPositions = 3;

/** Enough of a faulty geometry to find it in the file: its type and first positions, e.g. `Point 30.1 120.5`. */
export function sketchWkb(wkb: Uint8Array): string {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  try {
    const name = names.get(view.getUint32(1, true)) ?? '?';
    const at = firstPosition(view);
    const positions = [];
    for (let next = at; next + 16 <= wkb.byteLength && positions.length < mostPositions; next += 16) {
      positions.push(`${view.getFloat64(next, true)} ${view.getFloat64(next + 8, true)}`);
    }
    return `${name} ${positions.join(', ')}`;
  } catch (error) {
    if (error instanceof RangeError) return '?';
    throw error;
  }
}

/** Steps into first parts and rings until coordinates begin. */
function firstPosition(view: DataView): number {
  let at = 0;
  for (;;) {
    const type = view.getUint32(at + 1, true);
    at += 5;
    if (type === wkbTypes.Point) return at;
    at += 4;
    if (type === wkbTypes.LineString) return at;
    if (type === wkbTypes.Polygon) return at + 4;
  }
}
