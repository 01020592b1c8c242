import { defineIndicator } from './define-indicator.ts';
import { facilityOfTown, facilityOfTownMethod, facilityOfTownReach } from './parts/facility-of-town.ts';
import { ruralTownMethod, ruralTownReach, ruralTowns, towns } from './parts/rural-town.ts';

const reads = ['region', 'facility', 'road_segment'];
const counting = ruralTowns(reads);

/** 乡镇运输服务站覆盖率. */
export default defineIndicator({
  id: 'town-station-coverage',
  version: 1,
  title: { zh: '乡镇运输服务站覆盖率', en: 'Towns with a transport station' },
  label: { zh: '镇镇有场站', en: 'Town stations' },
  weightUnit: towns,
  dataset: 'region',
  reads,
  reach: { facility: facilityOfTownReach(reads), road_segment: ruralTownReach(reads) },
  levels: ['city', 'district', 'town'],
  clause:
    '“运营好”方面:实现“县县5A级、镇镇有场站、村村通公交”。80%以上的乡镇(含有农村公路的街道,下同);乡镇运输服务站覆盖率100%',
  method: {
    zh: `至少有一个运营乡镇运输服务站的乡镇数 ÷ 乡镇总数。${ruralTownMethod.zh}站点${facilityOfTownMethod.zh}`,
    en: `Towns with at least one operating town transport station over all towns. ${ruralTownMethod.en} A station: ${facilityOfTownMethod.en}`,
  },
  params: { facilityKind: 'town_transport_station' },
  joins: `${facilityOfTown} ${counting.joins}`,
  population: counting.population,
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
