export interface LabelBox {
  /** Anchor in pixels of the map. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
}

const gapPx = 2;
/** Where a label may stand, in widths and heights of its own from the anchor; the anchor itself first. */
const shifts = [
  [0, 0],
  [0, -0.7],
  [0, 0.7],
  [-0.6, 0],
  [0.6, 0],
  [0, -1.1],
  [0, 1.1],
  [-0.5, -0.7],
  [0.5, -0.7],
  [-0.5, 0.7],
  [0.5, 0.7],
] as const;

/**
 * Puts labels one by one, most important first, each where it covers no other and stays inside the frame.
 * Undefined where there is no room.
 */
export function placeLabels(boxes: readonly LabelBox[], frame: Frame): readonly (Place | undefined)[] {
  const placed: (Place & Frame)[] = [];
  return boxes.map((box) => {
    const spots = shifts.map(([across, down]) => ({
      left: box.x - box.width / 2 + across * box.width,
      top: box.y - box.height / 2 + down * box.height,
    }));
    const free = spots.find((spot) => fits(spot, box, frame) && !placed.some((other) => overlap(spot, box, other)));
    if (free) placed.push({ ...free, width: box.width, height: box.height });
    return free;
  });
}

function fits(spot: Place, box: Frame, frame: Frame): boolean {
  return (
    spot.left >= 0 && spot.top >= 0 && spot.left + box.width <= frame.width && spot.top + box.height <= frame.height
  );
}

function overlap(spot: Place, box: Frame, other: Place & Frame): boolean {
  return (
    spot.left < other.left + other.width + gapPx &&
    other.left < spot.left + box.width + gapPx &&
    spot.top < other.top + other.height + gapPx &&
    other.top < spot.top + box.height + gapPx
  );
}
