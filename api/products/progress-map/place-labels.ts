import { type Box, inside, overlap, type Position } from './map-geometry.ts';

export interface LabelRequest {
  readonly id: string;
  /** Point on paper the label belongs to. */
  readonly anchor: Position;
  readonly width: number;
  readonly height: number;
  /** Higher is placed first. */
  readonly priority: number;
  /** `centre`: over the anchor (areas); `beside`: next to a symbol. */
  readonly mode: 'centre' | 'beside';
  /** Distance from the anchor that a label beside it keeps, mm: the size of the symbol. */
  readonly gapMm: number;
  /** A label that must stand is put where it overlaps least; others are left out. */
  readonly required: boolean;
}

export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
}

/** Places labels one after the other so that none covers another or an obstacle. */
export function placeLabels(requests: readonly LabelRequest[], obstacles: readonly Box[], bounds: Box): PlacedLabel[] {
  const taken: Box[] = [...obstacles];
  const placed: PlacedLabel[] = [];
  const ordered = [...requests].sort((a, b) => b.priority - a.priority || a.id.localeCompare(b.id));
  for (const request of ordered) {
    const box = bestBox(request, taken, bounds);
    if (!box) continue;
    taken.push(box);
    placed.push({ id: request.id, box });
  }
  return placed;
}

function bestBox(request: LabelRequest, taken: readonly Box[], bounds: Box): Box | undefined {
  const within = candidates(request).filter((box) => inside(box, bounds));
  const rated = within.map((box) => ({ box, covered: taken.reduce((sum, other) => sum + overlap(box, other), 0) }));
  const free = rated.find(({ covered }) => covered === 0);
  if (free) return free.box;
  if (!request.required) return undefined;
  return rated.reduce((best, next) => (next.covered < best.covered ? next : best), rated[0] ?? unplaced(request)).box;
}

function unplaced(request: LabelRequest): { box: Box; covered: number } {
  return { box: boxAt(request, [0, 0]), covered: Number.POSITIVE_INFINITY };
}

function boxAt({ anchor, width, height }: LabelRequest, [dx, dy]: Position): Box {
  return { x: anchor[0] - width / 2 + dx, y: anchor[1] - height / 2 + dy, width, height };
}

function candidates(request: LabelRequest): Box[] {
  const { width, height, gapMm } = request;
  if (request.mode === 'centre') {
    const shifts = [0, -0.6, 0.6, -1.2, 1.2, -1.8, 1.8];
    return shifts.flatMap((dy) => [0, -0.35, 0.35, -0.7, 0.7].map((dx) => boxAt(request, [dx * width, dy * height])));
  }
  const right = width / 2 + gapMm;
  const below = height / 2 + gapMm;
  const around: Position[] = [
    [right, 0],
    [-right, 0],
    [0, -below],
    [0, below],
    [right, -below],
    [right, below],
    [-right, -below],
    [-right, below],
  ];
  return around.map((shift) => boxAt(request, shift));
}
