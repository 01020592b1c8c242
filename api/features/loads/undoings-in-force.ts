export interface Undoing {
  readonly id: number;
  readonly undoes: number | null;
}

/**
 * By load, the undoing that holds now. An undoing may be undone itself, which puts its load in force again; the newest
 * decides, as nothing later has touched it. `undoings` are sorted by number.
 */
export function undoingsInForce(undoings: readonly Undoing[]): ReadonlyMap<number, number> {
  const inForce = new Map<number, number>();
  for (const { id, undoes } of [...undoings].reverse()) {
    if (undoes !== null && !inForce.has(id) && !inForce.has(undoes)) inForce.set(undoes, id);
  }
  return inForce;
}
