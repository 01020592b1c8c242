/**
 * BD-09, Baidu's offset on top of GCJ-02.
 *
 * Published form, in polar coordinates about the origin of longitude and latitude:
 *   rho' = rho + 0.00002 sin(lat * k),  theta' = theta + 0.000003 cos(lon * k),  k = 3000 pi / 180
 *   BD-09 = (rho' cos theta' + 0.0065, rho' sin theta' + 0.006).
 * The usual closed inverse is only good to about a metre; here the inverse iterates on the forward form
 * and reaches 1e-9 degrees.
 */
import type { LonLat } from './gcj02.ts';

const waveFrequency = (Math.PI * 3000) / 180;
const shiftLonDeg = 0.0065;
const shiftLatDeg = 0.006;
const precisionDeg = 1e-10;
const maxRounds = 30;

/** GCJ-02 degrees to BD-09 degrees. */
export function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  const rho = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * waveFrequency);
  const theta = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * waveFrequency);
  return [rho * Math.cos(theta) + shiftLonDeg, rho * Math.sin(theta) + shiftLatDeg];
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
    if (Math.max(Math.abs(errorLon), Math.abs(errorLat)) < precisionDeg) break;
  }
  return [lon, lat];
}
