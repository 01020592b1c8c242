/** 农村公路 is 县道, 乡道 and 村道; national, provincial and dedicated roads never count. `r` is a road segment. */
export const isRuralRoad = `r.admin_grade IN ('county', 'township', 'village')`;

/** Facts shown beside a road segment, whatever is asked of it; both lengths, because either may be the one that counts. */
export const roadSegmentDetail = {
  segmentCode: 'r.segment_code',
  routeCode: 'r.route_code',
  adminGrade: 'r.admin_grade',
  technicalClass: 'r.technical_class',
  startChainageKm: 'r.start_chainage_km',
  endChainageKm: 'r.end_chainage_km',
  registerLengthKm: 'r.register_length_km',
  geometryLengthKm: 'r.geometry_length_km',
  noGeometry: 'r.line_geom4326 IS NULL',
} as const;

/** Words of every indicator whose records weigh their kilometres. */
export const kilometres = { zh: '公里', en: 'km' } as const;

export const lengthMethod = {
  zh: '农村公路为县道、乡道、村道,国道、省道、专用公路不计。里程以台账里程为准,台账未填的用图形长度(椭球面);无图形的路段照计。',
  en: 'Rural roads are county, township and village roads; national, provincial and dedicated roads are left out. Length is the register length, or the length of the geometry on the ellipsoid where the register gives none; segments without geometry count.',
} as const;
