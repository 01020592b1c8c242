/** The little of FlatBuffers that reading FlatGeobuf takes; positions are bytes in `view`. */

/** Position of a field's value, or 0 when the table does not have it. */
export function fieldAt(view: DataView, table: number, field: number): number {
  const vtable = table - view.getInt32(table, true);
  const place = 4 + 2 * field;
  if (place >= view.getUint16(vtable, true)) return 0;
  const offset = view.getUint16(vtable + place, true);
  return offset === 0 ? 0 : table + offset;
}

/** Position of the table, vector or text that the field refers to, or 0. */
export function referenceAt(view: DataView, table: number, field: number): number {
  const at = fieldAt(view, table, field);
  return at === 0 ? 0 : at + view.getUint32(at, true);
}

export function rootAt(view: DataView, start: number): number {
  return start + view.getUint32(start, true);
}

/** Number of elements of a vector; 0 when it is missing. Its elements begin 4 bytes on. */
export function countOf(view: DataView, vector: number): number {
  return vector === 0 ? 0 : view.getUint32(vector, true);
}
