/**
 * The inverse of the transverse Mercator projection on the GRS80 ellipsoid (CGCS2000; WGS84 differs by 0.1 mm), by
 * Krueger's series in the third flattening n to the fourth order: better than a millimetre inside 10 degrees of the
 * central meridian (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", equations 11, 26, 36).
 */
import type { LonLat } from './gcj02.ts';

const semiMajorAxisM = 6_378_137;
const flattening = 1 / 298.257222101;
const eccentricity = Math.sqrt(flattening * (2 - flattening));
const n = flattening / (2 - flattening);
/** Radius of the circle whose circumference is that of a meridian. */
const meridianRadiusM = (semiMajorAxisM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const inverseTerms = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];
const degreesPerRad = 180 / Math.PI;

export interface Meridian {
  readonly centralMeridianDeg: number;
  /** Scale on the central meridian: 1 for Gauss-Krueger, 0.9996 for UTM. */
  readonly scale: number;
}

/** Metres east of the central meridian and north of the equator to degrees. */
export function unprojectTransverse(eastM: number, northM: number, { centralMeridianDeg, scale }: Meridian): LonLat {
  const xi = northM / (scale * meridianRadiusM);
  const eta = eastM / (scale * meridianRadiusM);
  let xiSphere = xi;
  let etaSphere = eta;
  for (const [index, term] of inverseTerms.entries()) {
    const order = 2 * (index + 1);
    xiSphere -= term * Math.sin(order * xi) * Math.cosh(order * eta);
    etaSphere -= term * Math.cos(order * xi) * Math.sinh(order * eta);
  }
  const sinhEta = Math.sinh(etaSphere);
  const conformalTan = Math.sin(xiSphere) / Math.hypot(sinhEta, Math.cos(xiSphere));
  const lon = centralMeridianDeg + Math.atan2(sinhEta, Math.cos(xiSphere)) * degreesPerRad;
  return [lon, Math.atan(geographicTan(conformalTan)) * degreesPerRad];
}

/** The tangent of the geographic latitude from that of the conformal one; Newton's method, two rounds reach 1e-15. */
function geographicTan(conformalTan: number): number {
  let tan = conformalTan;
  for (let round = 0; round < 3; round += 1) {
    const secant = Math.hypot(1, tan);
    const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tan) / secant));
    const now = tan * Math.hypot(1, sigma) - sigma * secant;
    const slope =
      ((Math.hypot(1, sigma) * Math.hypot(1, tan) - sigma * tan) * (1 - eccentricity ** 2) * secant) /
      (1 + (1 - eccentricity ** 2) * tan * tan);
    tan += (conformalTan - now) / slope;
  }
  return tan;
}
