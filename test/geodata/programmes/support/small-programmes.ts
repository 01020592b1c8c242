import { Geodesic } from 'geographiclib-geodesic';
import { type Fact, fact, type LonLat, type Publication, pointWkt } from '../../indicators/fact-builder.ts';

/** Loads of one root region, in order. */
export type Loads = readonly Publication[];

const numbered = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

export function loadsOf(root: string) {
  return (dataset: string, dataDate: string, rows: readonly Fact[]): Publication => ({ root, dataset, dataDate, rows });
}

/** The point so many metres from another along a geodesic; azimuth 0 is north, 90 is east. */
export function moved([lon, lat]: LonLat, azimuth: number, metres: number): LonLat {
  const { lon2 = lon, lat2 = lat } = Geodesic.WGS84.Direct(lat, lon, azimuth, metres);
  return [lon2, lat2];
}

export function dongzhi(): Loads {
  const root = '341721';
  const load = loadsOf(root);
  const at = (town: string) => ({ town: `${root}${town}`, district: root });
  const town = (code: string, name: string) => fact.region(`${root}${code}`, 'town', root, { name });
  const store = (code: string, more: object) =>
    fact.facility(code, null, { kinds: ['cold_storage'], town_code: `${root}100`, district_code: root, ...more });
  return [
    load('region', '2021-09-30', [
      fact.region(root, 'district', null, { name: '东至县' }),
      town('100', '尧渡镇'),
      town('101', '东流镇'),
      town('201', '木塔乡'),
    ]),
    load('facility', '2021-11-09', [
      store('F1', { opened_on: '2021-10-01', accepted_on: '2021-11-05', paid_on: '2021-11-09', plate_no: 'A1' }),
      store('F2', { opened_on: '2021-11-09', plate_no: '  ' }),
      store('F3', { status: 'building' }),
      store('opened when is not known', { status: 'operating' }),
      store('F5', { status: 'closed', opened_on: '2021-01-01' }),
      fact.facility('F6', null, { opened_on: '2021-01-01', town_code: `${root}100`, district_code: root }),
    ]),
    load('facility', '2021-11-10', []),
    load('road_segment', '2022-06-30', [
      fact.segment('A', at('100'), 10, {
        maintained: true,
        condition: 'good',
        last_repaired_on: '2021-01-01',
        is_beautiful: true,
      }),
      fact.segment('B', at('101'), 6, {
        admin_grade: 'township',
        maintained: true,
        condition: 'poor',
        last_repaired_on: '2020-12-31',
      }),
      fact.segment('C', at('101'), 4, { admin_grade: 'village' }),
      fact.segment('D', at('201'), 50, { admin_grade: 'national', maintained: true, is_beautiful: true }),
      fact.segment('E', at('201'), 20, {
        admin_grade: 'village',
        maintained: true,
        condition: 'fair',
        last_repaired_on: '2022-06-30',
      }),
    ]),
    load('road_segment', '2022-12-31', []),
  ];
}

const streets = [
  ['350403001', 8],
  ['350403002', 6],
  ['350403003', 3],
] as const;

/** 21 communities without any place: 8 + 6 + 3 with a station of their own, one a street by its centre, 新南 by 永兴. */
export function sanyuan(): Loads {
  const root = '350403';
  const load = loadsOf(root);
  const own = streets.flatMap(([town, count]) =>
    numbered(count).map((n) => ({ town, code: `${town}${n}`, basis: 'own' })),
  );
  const centre = streets.map(([town]) => ({ town, code: `${town}C`, basis: 'centre' }));
  const served = [...own, ...centre];
  const neighbour = { town: '350403003', code: 'xinnan', basis: 'neighbour' };
  const station = (code: string, town: string, more: object) =>
    fact.facility(`S${code}`, null, { kinds: ['medical_care_station'], town_code: town, district_code: root, ...more });
  const areas: Record<number, number | null> = { 0: 149.99, 1: null };
  return [
    load('region', '2019-01-31', [
      fact.region(root, 'district', null, { name: '三元区' }),
      ...streets.map(([code]) => fact.region(code, 'town', root)),
    ]),
    load(
      'village',
      '2019-01-31',
      [...served, neighbour].map(({ code, town }) =>
        fact.village(code, { town, district: root }, {}, { kind: 'community' }),
      ),
    ),
    load('facility', '2019-01-31', [
      ...served.map(({ code, town, basis }, index) =>
        station(code, town, {
          floor_area_m2: index in areas ? areas[index] : 150,
          kinds: basis === 'centre' ? ['health_centre', 'medical_care_station'] : ['medical_care_station'],
        }),
      ),
      station('planned', '350403001', { status: 'planned', floor_area_m2: 200 }),
      station('building', '350403001', { status: 'building', floor_area_m2: 199.99 }),
    ]),
    load('assignment', '2019-01-31', [
      ...served.map(({ code, basis }) => assigned(code, `S${code}`, basis)),
      assigned(neighbour.code, 'S3504030032', neighbour.basis),
    ]),
    load('assignment', '2019-02-28', [assigned(neighbour.code, 'Splanned', neighbour.basis)]),
  ];
}

function assigned(village: string, facility: string, basis: string): Fact {
  const kind = 'medical_care_station';
  return { key: `${kind}|${village}`, village_code: village, kind, facility_code: facility, basis };
}

export function helinger(): Loads {
  const root = '150123';
  const load = loadsOf(root);
  const at = { town: `${root}100`, district: root };
  const room = (n: number, more: object = {}) =>
    fact.facility(`R${n}`, null, { kinds: ['counselling_room'], village_code: `V${n}`, town_code: at.town, ...more });
  const hosted = { kinds: ['public_office', 'counselling_room'] };
  return [
    load('region', '2025-06-30', [fact.region(root, 'district', null), fact.region(at.town, 'town', root)]),
    load(
      'village',
      '2025-06-30',
      numbered(10).map((n) => fact.village(`V${n}`, at, {}, { kind: n > 6 ? 'community' : 'administrative_village' })),
    ),
    load('facility', '2025-06-30', [
      ...numbered(6).map((n) => room(n)),
      room(7, hosted),
      room(8, { status: 'building' }),
      room(9, { village_code: null }),
    ]),
    load('facility', '2025-07-31', [room(8, { status: 'operating' })]),
  ];
}

export function panzhihua(): Loads {
  const root = '510400';
  const load = loadsOf(root);
  const at = { town: null, district: '510402' };
  const area = (n: number, acceptedOn: string | null) =>
    fact.facility(`A${n}`, null, {
      kinds: ['old_residential_area'],
      district_code: at.district,
      accepted_on: acceptedOn,
    });
  const school = (n: number) =>
    fact.facility(`E${n}`, null, { kinds: ['elderly_school'], district_code: at.district, village_code: `V${n}` });
  return [
    load('region', '2018-12-31', [fact.region(root, 'city', null), fact.region(at.district, 'district', root)]),
    load('village', '2018-12-31', [
      ...numbered(4).map((n) => fact.village(`V${n}`, at, {}, { kind: 'community' })),
      ...[5, 6, 7].map((n) => fact.village(`V${n}`, at, {}, { kind: 'administrative_village' })),
    ]),
    load('facility', '2018-12-31', [
      ...numbered(10).map((n) => area(n, n <= 2 ? '2018-12-01' : null)),
      school(1),
      school(5),
    ]),
    load('facility', '2019-12-31', [area(3, '2019-12-01'), school(2)]),
    load(
      'facility',
      '2020-12-31',
      [4, 5, 6].map((n) => area(n, '2020-12-01')),
    ),
  ];
}

const town = { town: '999901001', district: null };

/** Roads run north along meridians far from each other, so that metres to the east are metres from the road. */
function meridian(code: string, place: number, km: number, more: object = {}): { segment: Fact; start: LonLat } {
  const start: LonLat = [118 + place / 20, 37];
  const [lon, lat] = moved(start, 0, 160);
  const line = `MULTILINESTRING((${start.join(' ')},${lon} ${lat}))`;
  return { start, segment: fact.segment(code, town, km, { line_geom4326: line, ...more }) };
}

function clutter(code: string, site: LonLat | null, more: object = {}): Fact {
  const place = { site_geom4326: site && pointWkt(site), town_code: town.town };
  return { key: code, hazard_code: code, kind: 'clutter', ...place, ...more };
}

export function someTown(): Loads {
  const root = town.town;
  const load = loadsOf(root);
  const [county, township, national, provincial, village, treated] = [
    meridian('K1', 1, 1),
    meridian('K2', 2, 2, { admin_grade: 'township' }),
    meridian('K3', 3, 4, { admin_grade: 'national' }),
    meridian('K4', 4, 8, { admin_grade: 'provincial' }),
    meridian('K5', 5, 100, { admin_grade: 'village' }),
    meridian('K6', 6, 16),
  ];
  const chained = { route_code: 'XK7', start_chainage_km: 1, end_chainage_km: 33 };
  const lit = [
    { ...meridian('L1', 11, 1, { admin_grade: 'village' }), lamps: [30, 60, 110] },
    { ...meridian('L2', 12, 2, { admin_grade: 'village' }), lamps: [40, 69.999, 115] },
    { ...meridian('L3', 13, 4, { admin_grade: 'village' }), lamps: [30, 60, 110.001] },
    { ...meridian('L4', 14, 8, { admin_grade: 'village' }), lamps: [] },
  ];
  const beside = (road: { start: LonLat }, metres: number) => moved(moved(road.start, 0, 80), 90, metres);
  return [
    load('region', '2025-10-31', [fact.region(root, 'town', null, { name: '某镇' })]),
    load('road_segment', '2025-10-31', [
      ...[county, township, national, provincial, village, treated, ...lit].map(({ segment }) => segment),
      fact.segment('K7', town, 32, chained),
      fact.segment('K8', town, 64, { admin_grade: 'township' }),
      fact.segment('L5', town, 16, { admin_grade: 'village' }),
    ]),
    load('hazard', '2025-10-31', [
      clutter('at 20 m', beside(county, 20)),
      clutter('beyond 20 m', beside(township, 20.001)),
      clutter('at 30 m', beside(national, 30)),
      clutter('beyond 30 m', beside(provincial, 30.001)),
      clutter('on a village road', village.start),
      clutter('cleared', treated.start, { treated_on: '2025-10-01' }),
      clutter('no place', null, { route_code: 'XK7', chainage_km: 33 }),
      clutter('no hazard of that kind', beside(treated, 1), { kind: 'safety' }),
    ]),
    load('facility', '2025-10-31', [
      ...lit.flatMap(({ start, lamps }, road) =>
        lamps.map((metres, n) => lamp(`${road}-${n}`, moved(moved(start, 0, metres), 90, 3))),
      ),
      lamp('planned', moved(lit[3]?.start ?? county.start, 0, 40), { status: 'planned' }),
    ]),
  ];
}

function lamp(code: string, site: LonLat, more: object = {}): Fact {
  return fact.facility(`lamp ${code}`, site, { kinds: ['street_lamp'], town_code: town.town, ...more });
}
