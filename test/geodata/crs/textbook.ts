/** The published formulas of GCJ-02 and BD-09, term by term as the open implementations write them: a witness. */
type Pair = readonly [number, number];

const a = 6378245.0;
const ee = 0.006693421622965943;
const pi = Math.PI;
const sin = Math.sin;

function latitudeSeries(x: number, y: number): number {
  let m = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  m += ((20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0) / 3.0;
  m += ((20.0 * sin(y * pi) + 40.0 * sin((y / 3.0) * pi)) * 2.0) / 3.0;
  m += ((160.0 * sin((y / 12.0) * pi) + 320 * sin((y * pi) / 30.0)) * 2.0) / 3.0;
  return m;
}

function longitudeSeries(x: number, y: number): number {
  let m = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  m += ((20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0) / 3.0;
  m += ((20.0 * sin(x * pi) + 40.0 * sin((x / 3.0) * pi)) * 2.0) / 3.0;
  m += ((150.0 * sin((x / 12.0) * pi) + 300.0 * sin((x / 30.0) * pi)) * 2.0) / 3.0;
  return m;
}

export function textbookGcj02([lon, lat]: Pair): Pair {
  const radLat = (lat / 180.0) * pi;
  const magic = 1 - ee * sin(radLat) * sin(radLat);
  const sqrtMagic = Math.sqrt(magic);
  const dLat = (latitudeSeries(lon - 105.0, lat - 35.0) * 180.0) / (((a * (1 - ee)) / (magic * sqrtMagic)) * pi);
  const dLon = (longitudeSeries(lon - 105.0, lat - 35.0) * 180.0) / ((a / sqrtMagic) * Math.cos(radLat) * pi);
  return [lon + dLon, lat + dLat];
}

export function textbookBd09([x, y]: Pair): Pair {
  const k = (pi * 3000.0) / 180.0;
  const z = Math.sqrt(x * x + y * y) + 0.00002 * sin(y * k);
  const theta = Math.atan2(y, x) + 0.000003 * Math.cos(x * k);
  return [z * Math.cos(theta) + 0.0065, z * sin(theta) + 0.006];
}
