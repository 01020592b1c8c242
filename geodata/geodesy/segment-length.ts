import geodesic from 'geographiclib-geodesic';

/** WGS84. */
const semiMajorAxisM = 6_378_137;
const eccentricitySquared = 0.006_694_379_990_141_316;
const radiansPerDegree = Math.PI / 180;

/** Up to here the short form is good to a hundredth of a millimetre, away from the poles. */
const longestShortDeg = 0.02;
const northernmostShortDeg = 75;

/**
 * Length of a straight piece between two positions on the WGS84 ellipsoid, in metres.
 * Short pieces by the radii of curvature at their middle latitude (error below 1e-8 of the length, held against the
 * geodesic in tests), since a register has millions of them; long ones by Karney's geodesic.
 */
export function segmentLengthM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLon = lon2 - lon1;
  const dLat = lat2 - lat1;
  const middleDeg = (lat1 + lat2) / 2;
  if (
    Math.abs(dLon) > longestShortDeg ||
    Math.abs(dLat) > longestShortDeg ||
    Math.abs(middleDeg) > northernmostShortDeg
  ) {
    return geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
  }
  const middle = middleDeg * radiansPerDegree;
  const sine = Math.sin(middle);
  const wSquared = 1 - eccentricitySquared * sine * sine;
  const parallelRadiusM = semiMajorAxisM / Math.sqrt(wSquared);
  const meridianRadiusM = (parallelRadiusM * (1 - eccentricitySquared)) / wSquared;
  const northM = dLat * radiansPerDegree * meridianRadiusM;
  const eastM = dLon * radiansPerDegree * parallelRadiusM * Math.sqrt(1 - sine * sine);
  return Math.sqrt(northM * northM + eastM * eastM);
}
