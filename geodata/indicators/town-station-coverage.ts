import { defineIndicator } from './define-indicator.ts';

/**
 * Operating stations by town: the town the station is registered under, and only without one the town it lies in,
 * so that a station near a border never serves two towns. Rural kilometres by town say which 街道 count.
 * Towns are those valid at the data date of what is read here: the date of another register must not change a value
 * that is only computed anew when one of these is loaded.
 */
const stationsAndRoads = `
  LEFT JOIN (
    SELECT coalesce(f.town_code, inside.code) AS code, count(*) AS station_count,
           min(coalesce(f.name, f.facility_code)) AS station_name
      FROM facility_at(:root, :load) f
      LEFT JOIN LATERAL (
        SELECT town.code
          FROM region_at(:root, :load) town
         WHERE f.town_code IS NULL AND town.level = 'town' AND ST_Covers(town.outline_geom4326, f.site_geom4326)
         ORDER BY town.code
         LIMIT 1
      ) inside ON true
     WHERE CAST(:facilityKind AS text) = ANY (f.kinds) AND coalesce(f.status, 'operating') = 'operating'
     GROUP BY 1
  ) station ON station.code = r.code
  LEFT JOIN (
    SELECT segment.town_code AS code, sum(segment.length_km) AS rural_km
      FROM road_segment_at(:root, :load) segment
     WHERE segment.admin_grade IN ('county', 'township', 'village') AND segment.town_code IS NOT NULL
     GROUP BY 1
  ) road ON road.code = r.code
  CROSS JOIN (
    SELECT EXISTS (
      SELECT 1
        FROM road_segment_at(:root, :load) segment
       WHERE segment.admin_grade IN ('county', 'township', 'village') AND segment.town_code IS NOT NULL
    ) AS known
  ) register
  CROSS JOIN (
    SELECT max(data_date) AS data_date
      FROM load
     WHERE root_region = :root AND id <= :load AND dataset IN ('region', 'facility', 'road_segment')
  ) today`;

/** 乡镇运输服务站覆盖率. */
export default defineIndicator({
  id: 'town-station-coverage',
  version: 1,
  title: { zh: '乡镇运输服务站覆盖率', en: 'Towns with a transport station' },
  label: { zh: '镇镇有场站', en: 'Town stations' },
  weightUnit: { zh: '个乡镇', en: 'towns' },
  dataset: 'region',
  reads: ['region', 'facility', 'road_segment'],
  levels: ['city', 'district', 'town'],
  clause:
    '“运营好”方面:实现“县县5A级、镇镇有场站、村村通公交”。80%以上的乡镇(含有农村公路的街道,下同);乡镇运输服务站覆盖率100%',
  method: {
    zh: '至少有一个运营乡镇运输服务站的乡镇数 ÷ 乡镇总数。乡镇含有农村公路的街道;台账中没有农村公路的街道不计(台账尚无乡镇归属时街道全部计入)。站点按登记的乡镇归属,未登记的按所在位置;在建、规划、停用的站点不算。',
    en: 'Towns with at least one operating town transport station over all towns. Sub-districts (街道) count when they have rural roads in the register; all of them count while the register names no towns. A station belongs to the town it is registered under, or, without one, to the town it lies in; stations being built, planned or closed do not serve.',
  },
  params: { facilityKind: 'town_transport_station' },
  joins: stationsAndRoads,
  population: `r.level = 'town'
    AND coalesce(r.valid_from <= today.data_date, true) AND coalesce(r.valid_to >= today.data_date, true)
    AND (r.name NOT LIKE '%街道' OR NOT register.known OR road.code IS NOT NULL)`,
  success: 'station.station_count > 0',
  weight: '1',
  states: {
    success: { zh: '已有站的乡镇', en: 'Town with a station' },
    gap: { zh: '尚无站的乡镇', en: 'Town without a station' },
  },
  detail: {
    stationCount: 'coalesce(station.station_count, 0)',
    stationName: 'station.station_name',
    ruralRoadKm: 'road.rural_km',
  },
});
