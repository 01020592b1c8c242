/**
 * GCJ-02, the offset datum of Chinese web maps, against WGS84.
 *
 * Forward: the published Krasovsky-1940 form
 *   dLat = t(lon-105, lat-35) * 180 / (a(1-e2)/W^3 * pi),  dLon = u(lon-105, lat-35) * 180 / (a/W * cos(lat) * pi)
 * with W = sqrt(1 - e2 sin^2 lat), a = 6378245 m, e2 = 0.00669342162296594323 and the sine series below
 * (as in the widely used `eviltransform` and `coordtransform` implementations).
 * Inverse: fixed-point iteration; the offset changes by less than 0.1 % of a step, so each round gains
 * about three digits and five rounds reach 1e-9 degrees (0.1 mm).
 * Near Shaoxing the offset is about 500 m.
 */

/** [longitude, latitude] in degrees. */
export type LonLat = readonly [lon: number, lat: number];

const semiMajorAxisM = 6378245.0;
const eccentricitySquared = 0.006693421622965943;
const precisionDeg = 1e-10;
const maxRounds = 30;

/** The offset applies inside the rectangle 72.004..137.8347 E, 0.8293..55.8271 N; elsewhere both datums are one. */
export function isOutsideChina([lon, lat]: LonLat): boolean {
  return lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;
}

function wave(value: number, terms: readonly (readonly [amplitude: number, frequency: number])[]): number {
  return (
    terms.reduce((sum, [amplitude, frequency]) => sum + amplitude * Math.sin(value * frequency * Math.PI), 0) * (2 / 3)
  );
}

function latitudeSeries(x: number, y: number): number {
  const polynomial = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return (
    polynomial +
    wave(x, [
      [20, 6],
      [20, 2],
    ]) +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
      [160, 1 / 12],
      [320, 1 / 30],
    ])
  );
}

function longitudeSeries(x: number, y: number): number {
  const polynomial = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return (
    polynomial +
    wave(x, [
      [20, 6],
      [20, 2],
      [20, 1],
      [40, 1 / 3],
      [150, 1 / 12],
      [300, 1 / 30],
    ])
  );
}

function offsetDeg([lon, lat]: LonLat): LonLat {
  const latitudeRad = (lat * Math.PI) / 180;
  const w = Math.sqrt(1 - eccentricitySquared * Math.sin(latitudeRad) ** 2);
  const meridianRadiusM = (semiMajorAxisM * (1 - eccentricitySquared)) / w ** 3;
  const parallelRadiusM = (semiMajorAxisM / w) * Math.cos(latitudeRad);
  return [
    (longitudeSeries(lon - 105, lat - 35) * 180) / (parallelRadiusM * Math.PI),
    (latitudeSeries(lon - 105, lat - 35) * 180) / (meridianRadiusM * Math.PI),
  ];
}

/** WGS84 degrees to GCJ-02 degrees; outside China the position comes back unchanged. */
export function wgs84ToGcj02(position: LonLat): LonLat {
  if (isOutsideChina(position)) return position;
  const [dLon, dLat] = offsetDeg(position);
  return [position[0] + dLon, position[1] + dLat];
}

/** GCJ-02 degrees to WGS84 degrees, exact to 1e-9 degrees; outside China the position comes back unchanged. */
export function gcj02ToWgs84(position: LonLat): LonLat {
  if (isOutsideChina(position)) return position;
  let [lon, lat] = position;
  for (let round = 0; round < maxRounds; round += 1) {
    const [dLon, dLat] = offsetDeg([lon, lat]);
    const next: LonLat = [position[0] - dLon, position[1] - dLat];
    const change = Math.max(Math.abs(next[0] - lon), Math.abs(next[1] - lat));
    [lon, lat] = next;
    if (change < precisionDeg) break;
  }
  return [lon, lat];
}
