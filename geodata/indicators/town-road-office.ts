import { defineIndicator } from './define-indicator.ts';
import { facilityOfTown, facilityOfTownMethod, facilityOfTownReach } from './parts/facility-of-town.ts';
import { ruralTownMethod, ruralTownReach, ruralTowns, towns } from './parts/rural-town.ts';

const reads = ['region', 'facility', 'road_segment'];
const counting = ruralTowns(reads);

/** 乡镇农村公路管理机构设置比例. */
export default defineIndicator({
  id: 'town-road-office',
  version: 1,
  title: { zh: '乡镇农村公路管理机构设置比例', en: 'Towns with an office for rural roads' },
  label: { zh: '镇镇有机构', en: 'Town road offices' },
  weightUnit: towns,
  dataset: 'region',
  reads,
  reach: { facility: facilityOfTownReach(reads), road_segment: ruralTownReach(reads) },
  levels: ['city', 'district', 'town'],
  clause: '“管好”方面:实现“镇镇有机构、路路有路长”。乡镇农村公路管理机构设置比例100%',
  method: {
    zh: `设有农村公路管理机构的乡镇数 ÷ 乡镇总数;机构登记为站点设施。${ruralTownMethod.zh}机构${facilityOfTownMethod.zh}`,
    en: `Towns with an office for rural roads, registered as a facility, over all towns. ${ruralTownMethod.en} An office: ${facilityOfTownMethod.en}`,
  },
  params: { facilityKind: 'road_management_office' },
  joins: `${facilityOfTown} ${counting.joins}`,
  population: counting.population,
  success: 'station.station_count > 0',
  weight: '1',
  states: {
    success: { zh: '已设机构的乡镇', en: 'Town with an office' },
    gap: { zh: '未设机构的乡镇', en: 'Town without an office' },
  },
  detail: { officeName: 'station.station_name', ruralRoadKm: 'road.rural_km' },
});
