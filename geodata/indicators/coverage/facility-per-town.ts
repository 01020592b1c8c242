import { defineIndicator } from '../define-indicator.ts';
import { facilityOfTown, facilityOfTownMethod, facilityOfTownReach } from '../parts/facility-of-town.ts';
import { ruralTownMethod, ruralTownReach, ruralTowns, towns } from '../parts/rural-town.ts';

const reads = ['region', 'facility', 'road_segment'];
const counting = ruralTowns(reads);

/** Coverage by region: at least one facility of a kind in every town. */
export default defineIndicator({
  id: 'facility-per-town',
  version: 1,
  title: { zh: '设有设施的乡镇比例', en: 'Towns with a facility' },
  label: { zh: '镇镇有设施', en: 'Facility per town' },
  weightUnit: towns,
  dataset: 'region',
  reads,
  reach: { facility: facilityOfTownReach(reads), road_segment: ruralTownReach(reads) },
  levels: ['city', 'district', 'town'],
  clause: '覆盖方式:每个乡镇至少若干个设施',
  method: {
    zh: `该类运营设施数不少于规定个数的乡镇数 ÷ 乡镇总数。${ruralTownMethod.zh}设施${facilityOfTownMethod.zh}`,
    en: `Towns with at least the given number of operating facilities of the kind over all towns. ${ruralTownMethod.en} A facility: ${facilityOfTownMethod.en}`,
  },
  params: { facilityKind: 'town_transport_station', atLeast: 1 },
  joins: `${facilityOfTown} ${counting.joins}`,
  population: counting.population,
  success: 'station.station_count >= CAST(:atLeast AS integer)',
  weight: '1',
  states: { success: { zh: '已有设施', en: 'Has one' }, gap: { zh: '尚无设施', en: 'Has none' } },
  detail: { facilityCount: 'coalesce(station.station_count, 0)', facilityName: 'station.station_name' },
});
