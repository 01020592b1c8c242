import type { Box, Extent, Position } from './map-geometry.ts';

const roundSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;
/** A village has an extent of some hundred metres; nothing is drawn larger than this. */
const largestScale = 5_000;

/** Smallest round scale denominator that is not smaller than `least`: 150 000, 200 000, 250 000 … */
export function roundScale(least: number): number {
  let power = 10 ** Math.floor(Math.log10(Math.max(least, largestScale)));
  for (;;) {
    for (const step of roundSteps) {
      const scale = Math.round(step * power);
      if (scale >= least && scale >= largestScale) return scale;
    }
    power *= 10;
  }
}

/** Where the map lies: 1 mm on paper is `scale` mm on the ground, north is up. */
export interface MapFit {
  readonly scale: number;
  readonly frame: Box;
  /** Ground position in the middle of the frame. */
  readonly centre: Position;
}

/** Puts an extent into the middle of a frame at the largest round scale that leaves `marginMm` free. */
export function fitMap(extent: Extent, frame: Box, marginMm: number): MapFit {
  const groundWidthMm = (extent.east - extent.west) * 1000;
  const groundHeightMm = (extent.north - extent.south) * 1000;
  const least = Math.max(groundWidthMm / (frame.width - 2 * marginMm), groundHeightMm / (frame.height - 2 * marginMm));
  return {
    scale: roundScale(least),
    frame,
    centre: [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2],
  };
}

/** Ground metres to millimetres on the sheet. */
export function toPaper(fit: MapFit, [east, north]: Position): Position {
  const mmPerMetre = 1000 / fit.scale;
  return [
    fit.frame.x + fit.frame.width / 2 + (east - fit.centre[0]) * mmPerMetre,
    fit.frame.y + fit.frame.height / 2 - (north - fit.centre[1]) * mmPerMetre,
  ];
}

/** Length on the ground of a length on paper, m. */
export function groundM(fit: MapFit, paperMm: number): number {
  return (paperMm * fit.scale) / 1000;
}

/** The part of the ground the frame shows. */
export function frameExtent(fit: MapFit): Extent {
  const halfWidth = groundM(fit, fit.frame.width) / 2;
  const halfHeight = groundM(fit, fit.frame.height) / 2;
  return {
    west: fit.centre[0] - halfWidth,
    east: fit.centre[0] + halfWidth,
    south: fit.centre[1] - halfHeight,
    north: fit.centre[1] + halfHeight,
  };
}
