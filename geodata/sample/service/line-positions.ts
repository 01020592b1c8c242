import type { LonLat } from '../../crs/gcj02.ts';
import { geodesicKm, pairs, roundTo } from '../plane.ts';
import { required } from '../required.ts';

/** The place a distance along a line, moved a few metres to the right of it as a roadside site is. */
export function placeAlong(line: readonly LonLat[], atKm: number, asideKm = 0.006): LonLat {
  let left = atKm;
  for (const [from, to] of pairs(line)) {
    const km = geodesicKm(from, to);
    if (left <= km && km > 0) {
      const share = left / km;
      const [dLon, dLat] = [to[0] - from[0], to[1] - from[1]];
      const asideShare = asideKm / km;
      return [
        roundTo(from[0] + dLon * share + dLat * asideShare, 6),
        roundTo(from[1] + dLat * share - dLon * asideShare, 6),
      ];
    }
    left -= km;
  }
  return required(line.at(-1), 'line');
}
