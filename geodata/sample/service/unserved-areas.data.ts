/**
 * Where buses do not go in the sample: valleys and a polder corner, each with the number of villages it leaves out.
 * Made up; WGS84, to two decimals.
 */
export interface UnservedArea {
  what: string;
  districtCode: string;
  lon: number;
  lat: number;
  villages: number;
}

export const unservedAreas: readonly UnservedArea[] = [
  { what: '小将东部山谷', districtCode: '330624', lon: 121.12, lat: 29.34, villages: 12 },
  { what: '回山南部山谷', districtCode: '330624', lon: 120.72, lat: 29.26, villages: 11 },
  { what: '贵门西部山谷', districtCode: '330683', lon: 120.51, lat: 29.46, villages: 10 },
  { what: '谷来北部山谷', districtCode: '330683', lon: 120.61, lat: 29.71, villages: 8 },
  { what: '东白湖陈宅山谷', districtCode: '330681', lon: 120.4, lat: 29.51, villages: 12 },
  { what: '岭北山谷', districtCode: '330681', lon: 120.3, lat: 29.38, villages: 6 },
  { what: '马剑西部山谷', districtCode: '330681', lon: 119.93, lat: 29.7, villages: 8 },
  { what: '陈溪岭南山谷', districtCode: '330604', lon: 121.03, lat: 29.8, villages: 8 },
  { what: '海涂垦区东北角', districtCode: '330604', lon: 120.95, lat: 30.15, villages: 8 },
  { what: '稽东南部山谷', districtCode: '330603', lon: 120.59, lat: 29.77, villages: 6 },
];
