/** The projected CRS a sheet is drawn in. */
export interface MapCrs {
  readonly srid: number;
  readonly title: { readonly zh: string; readonly en: string };
}

const china = { west: 73.5, east: 135.1, south: 3, north: 53.6 };

/** Codes of the statistical list begin with the number of a province: 11 to 65, and 71, 81, 82. */
const chineseCode = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)\d{4}/;

/**
 * China is drawn in the CGCS2000 3-degree Gauss-Krueger zone of its longitude (EPSG:4534 at 75° E to
 * EPSG:4554 at 135° E), everything else in its UTM zone on WGS84.
 */
export function chooseCrs(regionCode: string, [lon, lat]: readonly [number, number]): MapCrs {
  const inChina = lon >= china.west && lon <= china.east && lat >= china.south && lat <= china.north;
  return inChina && chineseCode.test(regionCode) ? gaussKrueger(lon) : utm(lon, lat);
}

function gaussKrueger(lon: number): MapCrs {
  const meridian = Math.min(135, Math.max(75, Math.round(lon / 3) * 3));
  return {
    srid: 4534 + (meridian - 75) / 3,
    title: {
      zh: `CGCS2000 高斯-克吕格投影,3度带,中央经线 ${meridian}°E`,
      en: `CGCS2000, Gauss-Krueger, 3-degree zone, central meridian ${meridian}° E`,
    },
  };
}

function utm(lon: number, lat: number): MapCrs {
  const zone = Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1));
  const hemisphere = lat < 0 ? 'S' : 'N';
  return {
    srid: (lat < 0 ? 32700 : 32600) + zone,
    title: { zh: `WGS84 UTM 投影 ${zone}${hemisphere} 带`, en: `WGS84, UTM zone ${zone}${hemisphere}` },
  };
}
