/**
 * BD-09, Baidu's offset on top of GCJ-02.
 *
 * Published form, in polar coordinates about the origin of longitude and latitude:
 *   rho' = rho + 0.00002 sin(lat * k),  theta' = theta + 0.000003 cos(lon * k),  k = 3000 pi / 180
 *   BD-09 = (rho' cos theta' + 0.0065, rho' sin theta' + 0.006).
 * The angle added is below 3e-6, so its sine and cosine are its first two terms, and no polar angle is needed.
 * The usual closed inverse is only good to about a metre; here the inverse iterates on the forward form, whose
 * offset changes by at most 0.2 % of a step, and reaches 1e-10 degrees.
 */
import type { LonLat } from './gcj02.ts';

const waveFrequency = (Math.PI * 3000) / 180;
const shiftLonDeg = 0.0065;
const shiftLatDeg = 0.006;
/** At the origin itself the polar form divides by nothing; files do hold (0, 0). */
const smallestRhoDeg = 1e-12;
const lastStepDeg = 1e-8;
const maxRounds = 30;

/** GCJ-02 degrees to BD-09 degrees. */
export function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  const rho = Math.max(Math.sqrt(lon * lon + lat * lat), smallestRhoDeg);
  const stretch = 1 + (0.00002 * Math.sin(lat * waveFrequency)) / rho;
  const turn = 0.000003 * Math.cos(lon * waveFrequency);
  const cosTurn = 1 - (turn * turn) / 2;
  return [stretch * (lon * cosTurn - lat * turn) + shiftLonDeg, stretch * (lat * cosTurn + lon * turn) + shiftLatDeg];
}

/** BD-09 degrees to GCJ-02 degrees, exact to 1e-9 degrees. */
export function bd09ToGcj02(position: LonLat): LonLat {
  let lon = position[0] - shiftLonDeg;
  let lat = position[1] - shiftLatDeg;
  for (let round = 0; round < maxRounds; round += 1) {
    const [forwardLon, forwardLat] = gcj02ToBd09([lon, lat]);
    const errorLon = position[0] - forwardLon;
    const errorLat = position[1] - forwardLat;
    lon += errorLon;
    lat += errorLat;
    if (Math.max(Math.abs(errorLon), Math.abs(errorLat)) < lastStepDeg) break;
  }
  return [lon, lat];
}
