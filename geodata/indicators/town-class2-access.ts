import { ofAsked } from './asked-districts.ts';
import { defineIndicator } from './define-indicator.ts';
import { nearestRoad, nearRoad, placesNearChanged } from './parts/road-nearby.ts';
import { ruralTownMethod, ruralTownReach, ruralTowns, towns } from './parts/rural-town.ts';

const reads = ['region', 'road_segment'];
const counting = ruralTowns(reads);
const classes = ['1', '2'];
const seat = 'ST_SetSRID(ST_MakePoint(r.seat_lon, r.seat_lat), 4326)';
const seats = `
  SELECT r.code, ${seat} AS point4326, r.parent_code AS district_code FROM region_at(:root, :load) r WHERE r.level = 'town'
     ${ofAsked('r.parent_code')}`;

/** 乡镇通达二级以上公路比例. */
export default defineIndicator({
  id: 'town-class2-access',
  version: 1,
  title: { zh: '乡镇通达二级以上公路比例', en: 'Towns reached by a class 1 or 2 road' },
  label: { zh: '镇镇二级路', en: 'Towns on class 2' },
  weightUnit: towns,
  dataset: 'region',
  reads,
  reach: { road_segment: `${placesNearChanged(seats, classes)} UNION ALL ${ruralTownReach(reads)}` },
  levels: ['city', 'district', 'town'],
  clause: '乡镇通达二级以上公路(含二级,下同)比例接近100%',
  method: {
    zh: `政府驻地1公里(可调)内有一级或二级公路路段的乡镇数 ÷ 乡镇总数;不论国省县乡道,椭球面距离按毫米取整,恰为1公里计为通达。驻地无坐标的计入分母、算未通达。${ruralTownMethod.zh}`,
    en: `Towns whose seat lies within 1 km (a setting) of a segment of class 1 or 2, whatever its administrative grade, over all towns; on the ellipsoid, to the millimetre, exactly 1 km included. A town without the place of its seat counts as not reached. ${ruralTownMethod.en}`,
  },
  params: { withinM: 1000 },
  joins: `LEFT JOIN (${nearRoad(seats, classes)}) reached ON reached.code = r.code ${counting.joins}`,
  detailJoins: nearestRoad(seat, classes),
  population: counting.population,
  success: 'reached.code IS NOT NULL',
  weight: '1',
  states: {
    success: { zh: '通达二级路的乡镇', en: 'Town on a class 2 road' },
    gap: { zh: '未通达二级路的乡镇', en: 'Town not on a class 2 road' },
  },
  detail: {
    roadDistanceM: 'nearest.distance_m',
    routeCode: 'nearest.route_code',
    noLocation: 'r.seat_lon IS NULL OR r.seat_lat IS NULL',
    ruralRoadKm: 'road.rural_km',
  },
});
