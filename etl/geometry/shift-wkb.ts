import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Crs } from '../read/crs.ts';
import { isUnshifted, lonLatShift } from './shift-of.ts';
import { walkWkb } from './walk-wkb.ts';

/**
 * Brings the positions of little-endian WKB to WGS84, in place, as `shiftOf` does for GeoJSON. An empty point (NaN)
 * stays empty. Throws a RangeError for bytes that are no WKB of two dimensions.
 */
export function shiftWkb(wkb: Uint8Array, crs: Crs): void {
  if (isUnshifted(crs)) return;
  const shift = lonLatShift(crs);
  walkWkb(wkb, (view, start, count) => {
    // Vertices follow each other closely: the last answer is a good guess for the next.
    let guess: LonLat | undefined;
    for (let at = start; at < start + 16 * count; at += 16) {
      guess = shift(view.getFloat64(at, true), view.getFloat64(at + 8, true), guess);
      view.setFloat64(at, guess[0], true);
      view.setFloat64(at + 8, guess[1], true);
    }
  });
}
