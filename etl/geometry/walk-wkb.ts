/** Told of a run of positions: `count` pairs of little-endian doubles from byte `at` of the view. */
export type RunVisitor = (view: DataView, at: number, count: number) => void;

const point = 1;
const lineString = 2;
const polygon = 3;
const lastType = 7;
/** WKB nests at most: collection, multi-geometry, geometry; files may be hostile. */
const deepest = 10;

/**
 * Walks the positions of little-endian WKB of two dimensions (points, lines, polygons, multi-geometries, collections),
 * with or without an SRID. Throws a RangeError when the bytes end too soon or are no such WKB.
 */
export function walkWkb(wkb: Uint8Array, visit: RunVisitor): void {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  walkGeometry(view, { at: 0, depth: 0 }, visit);
}

/** Answers the byte after the geometry. */
function walkGeometry(view: DataView, { at, depth }: { at: number; depth: number }, visit: RunVisitor): number {
  if (view.getUint8(at) !== 1 || depth > deepest) throw new RangeError('not little-endian WKB');
  const word = view.getUint32(at + 1, true);
  const type = word & 0x1fffffff;
  const start = at + (word & 0x20000000 ? 9 : 5);
  if (type === point) return walkRun(view, { at: start, count: 1 }, visit);
  const count = view.getUint32(start, true);
  let next = start + 4;
  if (type === lineString) return walkRun(view, { at: next, count }, visit);
  if (type < point || type > lastType) throw new RangeError(`not WKB of two dimensions: type ${type}`);
  for (let index = 0; index < count; index += 1) {
    next =
      type === polygon
        ? walkRun(view, { at: next + 4, count: view.getUint32(next, true) }, visit)
        : walkGeometry(view, { at: next, depth: depth + 1 }, visit);
  }
  return next;
}

function walkRun(view: DataView, { at, count }: { at: number; count: number }, visit: RunVisitor): number {
  const end = at + 16 * count;
  if (end > view.byteLength) throw new RangeError('WKB ends too soon');
  visit(view, at, count);
  return end;
}
