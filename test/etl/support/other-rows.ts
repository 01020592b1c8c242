import type { PlacedRow } from './small-city.ts';

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
/** Some rows of every dataset but regions and road segments, as files write them. */
export const otherRows: readonly (readonly [string, readonly PlacedRow[]])[] = [
  [
    'village',
    [
      {
        row: { code: '110102001201', name: '前村', town_code: '110102001', hall_lon: 116.051000001, hall_lat: 39.049 },
        geometry: point(116.05, 39.05),
      },
      { row: { code: '110101002202', name: '后村', town_code: '110101002', kind: 'community' }, geometry: null },
    ],
  ],
  [
    'facility',
    [
      {
        row: {
          facility_code: '007',
          name: '=1+1',
          kinds: 'bus_stop+logistics_point',
          opened_on: '2019-05-01',
          floor_area_m2: 88.5,
        },
        geometry: point(116.0512, 39.0501),
      },
    ],
  ],
  [
    'work',
    [
      {
        row: {
          work_code: 'W1',
          name: '安防"一期"',
          item: 'safety_works',
          district_code: '110102',
          quantity: 3.25,
          status: '已完工',
          finished_on: '2019-11-30',
        },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [116.1, 39.02],
              [116.11, 39.02],
              [116.11, 39.03],
              [116.1, 39.02],
            ],
          ],
        },
      },
      {
        row: { work_code: 'W2', name: '二', item: 'bus_bay', district_code: '110101', quantity: 1, status: '在建' },
        geometry: point(116.55, 39.05),
      },
    ],
  ],
  [
    'report',
    [{ row: { item: 'safety_works', district_code: '110102', month: '2019-11', quantity: 0 }, geometry: null }],
  ],
  [
    'rating',
    [
      {
        row: { scheme: '城乡客运一体化', region_code: '110102', year: 2019, grade: '5A', rated_on: '2020-01-10' },
        geometry: null,
      },
      { row: { scheme: 'demonstration_county', region_code: '110101', year: 2020, achieved: '否' }, geometry: null },
    ],
  ],
  [
    'hazard',
    [
      {
        row: {
          hazard_code: 'H1',
          kind: '安全隐患',
          route_code: 'X001110102',
          chainage_km: 'K1+250',
          found_on: '2019-03-01',
        },
        geometry: point(116.05, 39.04),
      },
      {
        row: { hazard_code: 'H2', kind: 'clutter', treated_on: '2020-02-01', district_code: '110101' },
        geometry: null,
      },
    ],
  ],
  [
    'bridge',
    [
      {
        row: { bridge_code: 'B1', name: '前桥', condition_class: '四类', length_m: 12.5, treated_on: '2020-05-01' },
        geometry: point(116.06, 39.04),
      },
    ],
  ],
  [
    'bus',
    [
      {
        row: { bus_code: 'G1', energy: '纯电动', ic_card: '是', positioning_terminal: '否', district_code: '110101' },
        geometry: null,
      },
    ],
  ],
  [
    'assignment',
    [{ row: { village_code: '110102001201', kind: 'bus_stop', facility_code: '007', basis: 'own' }, geometry: null }],
  ],
  [
    'allocation',
    [
      {
        row: { region_code: '110102', year: 2020, payer: '县级', admin_grade: '村道', amount_yuan: 12_345.67 },
        geometry: null,
      },
    ],
  ],
  [
    'water',
    [
      {
        row: { water_code: 'SX1', name: '前江', kind: '河流' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [116.02, 39.03],
            [116.3, 39.06],
          ],
        },
      },
      { row: { water_code: 'SX2', kind: 'pond', district_code: '110101' }, geometry: null },
    ],
  ],
];
