/**
 * GCJ-02, the offset datum of Chinese web maps, against WGS84.
 *
 * Forward: the published Krasovsky-1940 form
 *   dLat = t(lon-105, lat-35) * 180 / (a(1-e2)/W^3 * pi),  dLon = u(lon-105, lat-35) * 180 / (a/W * cos(lat) * pi)
 * with W = sqrt(1 - e2 sin^2 lat), a = 6378245 m, e2 = 0.00669342162296594323 and the sine series below
 * (as in the widely used `eviltransform` and `coordtransform` implementations).
 * Inverse: fixed-point iteration; the offset changes by at most 0.4 % of a step, so each round gains more than two
 * digits, and a last step below 1e-8 degrees leaves an error below 1e-10 degrees (0.01 mm).
 * Near Shaoxing the offset is about 500 m.
 */

/** [longitude, latitude] in degrees. */
export type LonLat = readonly [lon: number, lat: number];

const semiMajorAxisM = 6378245.0;
const eccentricitySquared = 0.006693421622965943;
const radPerDegree = Math.PI / 180;
const lastStepDeg = 1e-8;
const maxRounds = 30;
/** A guess from farther away, or none (NaN), is left aside. */
const nearDeg = 0.1;

/** The offset applies inside the rectangle 72.004..137.8347 E, 0.8293..55.8271 N; elsewhere both datums are one. */
export function isOutsideChina([lon, lat]: LonLat): boolean {
  return lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271;
}

/**
 * The sines of pi v, by frequency: `slow` = 20 sin 1 + 40 sin 1/3 + a sin 1/12 + b sin 1/30, `fast` = 20 sin 6 + 20 sin 2.
 * All are multiples of pi v / 60, so one sine and one cosine give them by the addition theorems: three times as fast
 * as twelve sines, and the same to 1e-12 m.
 */
function waves(value: number, twelfth: number, thirtieth: number): readonly [slow: number, fast: number] {
  const sin1 = Math.sin((value * Math.PI) / 60);
  const cos1 = Math.cos((value * Math.PI) / 60);
  const sin2 = 2 * sin1 * cos1;
  const cos2 = 1 - 2 * sin1 * sin1;
  const sin4 = 2 * sin2 * cos2;
  const cos4 = 1 - 2 * sin2 * sin2;
  const sin5 = sin4 * cos1 + cos4 * sin1;
  const cos5 = cos4 * cos1 - sin4 * sin1;
  const sin10 = 2 * sin5 * cos5;
  const cos10 = 1 - 2 * sin5 * sin5;
  const sin20 = 2 * sin10 * cos10;
  const cos20 = 1 - 2 * sin10 * sin10;
  const sin60 = sin20 * (3 - 4 * sin20 * sin20);
  const cos60 = cos20 * (4 * cos20 * cos20 - 3);
  const sin120 = 2 * sin60 * cos60;
  const sin360 = sin120 * (3 - 4 * sin120 * sin120);
  return [20 * sin60 + 40 * sin20 + twelfth * sin5 + thirtieth * sin2, 20 * sin360 + 20 * sin120];
}

/** What GCJ-02 adds at a WGS84 place. */
function offsetDeg(lon: number, lat: number): LonLat {
  const x = lon - 105;
  const y = lat - 35;
  const [slowX, fastX] = waves(x, 150, 300);
  const [slowY] = waves(y, 160, 320);
  const rootX = Math.sqrt(Math.abs(x));
  const northM = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * rootX + ((fastX + slowY) * 2) / 3;
  const eastM = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * rootX + ((fastX + slowX) * 2) / 3;
  const sinLat = Math.sin(lat * radPerDegree);
  const w = Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  const meridianRadiusM = (semiMajorAxisM * (1 - eccentricitySquared)) / (w * w * w);
  const parallelRadiusM = (semiMajorAxisM / w) * Math.cos(lat * radPerDegree);
  return [eastM / (parallelRadiusM * radPerDegree), northM / (meridianRadiusM * radPerDegree)];
}

/** WGS84 degrees to GCJ-02 degrees; outside China the position comes back unchanged. */
export function wgs84ToGcj02(position: LonLat): LonLat {
  if (isOutsideChina(position)) return position;
  const [dLon, dLat] = offsetDeg(position[0], position[1]);
  return [position[0] + dLon, position[1] + dLat];
}

/** GCJ-02 degrees to WGS84 degrees, exact to 1e-9 degrees; outside China the position comes back unchanged. */
export function gcj02ToWgs84(position: LonLat): LonLat {
  return gcj02ToWgs84From(position, position);
}

/** The same; `guess` is the answer for a place nearby, e.g. the vertex before, and saves a round or two. */
export function gcj02ToWgs84From(position: LonLat, guess: LonLat): LonLat {
  if (isOutsideChina(position)) return position;
  const isNear = Math.abs(guess[0] - position[0]) < nearDeg && Math.abs(guess[1] - position[1]) < nearDeg;
  let [lon, lat] = isNear ? guess : position;
  for (let round = 0; round < maxRounds; round += 1) {
    const [dLon, dLat] = offsetDeg(lon, lat);
    const step = Math.max(Math.abs(position[0] - dLon - lon), Math.abs(position[1] - dLat - lat));
    lon = position[0] - dLon;
    lat = position[1] - dLat;
    if (step < lastStepDeg) break;
  }
  return [lon, lat];
}
