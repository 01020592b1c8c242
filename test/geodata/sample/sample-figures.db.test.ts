import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { basisOf, type LonLat } from '../indicators/fact-builder.ts';
import { toLineM } from '../indicators/line-distance.ts';
import {
  pointOf,
  type RoadFeature,
  type Row,
  readRegions,
  readRoads,
  readRows,
  roughDistanceM,
} from './read-sample.ts';

const root = '330600';
const regions = readRegions().map(({ properties }) => properties);
const districts = regions.filter(({ level }) => level === 'district').map(({ code }) => code);
const towns = regions.filter(({ level }) => level === 'town');
const bySegment = (roads: readonly RoadFeature[]) =>
  new Map(roads.map((road) => [road.properties.segment_code, road] as const));
const roads2017 = bySegment(readRoads('roads-2017.geojson'));
const roads2019 = new Map([...roads2017, ...bySegment(readRoads('roads-2019.geojson'))]);
const roads2020 = bySegment(readRoads());

/** What counts in the files of the sample: where, how much, and whether it succeeds. */
interface Counted {
  readonly district: string;
  readonly success: boolean;
  readonly weight: number;
}
const districtOf = ({ properties }: RoadFeature): string => properties.route_code.slice(-6);
const kilometres = (road: RoadFeature, success: boolean): Counted => ({
  district: districtOf(road),
  success,
  weight: road.properties.register_length_km,
});
const one = (district: string | undefined, success: boolean): Counted => ({
  district: district ?? '',
  success,
  weight: 1,
});

function upgradedBy(now: ReadonlyMap<string, RoadFeature>): Counted[] {
  return [...roads2017.values()]
    .filter(({ properties }) => properties.technical_class === 'substandard')
    .map((road) => {
      const present = now.get(road.properties.segment_code);
      return kilometres(road, /^[1-4]$/.test(present?.properties.technical_class ?? ''));
    });
}

function repairedIn(year: string, roads: ReadonlyMap<string, RoadFeature>): Counted[] {
  return [...roads.values()].map((road) =>
    kilometres(road, road.properties.last_repaired_on?.startsWith(year) === true),
  );
}

/** Good and all assessed metres. */
function condition(district: string, roads: ReadonlyMap<string, RoadFeature>): [number, number] {
  const rated = [...roads.values()].filter(
    (road) => districtOf(road) === district && road.properties.condition !== null,
  );
  const metres = (list: readonly RoadFeature[]): number =>
    list.reduce((sum, { properties }) => sum + Math.round(properties.register_length_km * 1000), 0);
  return [
    metres(rated.filter(({ properties }) => /excellent|good|fair/.test(`${properties.condition}`))),
    metres(rated),
  ];
}

function improved(from: ReadonlyMap<string, RoadFeature>, to: ReadonlyMap<string, RoadFeature>): Counted[] {
  return districts.map((district) => {
    const [[oldGood, oldAll], [good, all]] = [condition(district, from), condition(district, to)];
    return one(district, good * oldAll > oldGood * all);
  });
}

function isReached(place: LonLat, classes: readonly string[]): boolean {
  return [...roads2020.values()].some(({ properties, geometry }) => {
    if (geometry === null || !classes.includes(properties.technical_class)) return false;
    const isFar = geometry.coordinates.every((vertex) => roughDistanceM(vertex, place) > 4000);
    return !isFar && toLineM(place, geometry.coordinates) <= 1000;
  });
}

const reachedTowns = (): Counted[] =>
  towns.map(({ seat_lon, seat_lat, parent_code }) =>
    one(parent_code ?? '', isReached([seat_lon, seat_lat], ['1', '2'])),
  );
const sites = readRows('offices-and-scenic-areas.csv');
const reachedAreas = (): Counted[] =>
  sites
    .filter(({ kinds }) => kinds === 'scenic_area')
    .map((site) => {
      const at = pointOf(site);
      const classes = site.grade === '3A' ? ['1', '2', '3'] : ['1', '2'];
      return one(site.district_code, at !== undefined && isReached(at, classes));
    });
const withOffice = (): Counted[] =>
  towns.map(({ code, parent_code }) =>
    one(
      parent_code ?? '',
      sites.some(({ kinds, town_code }) => kinds === 'road_management_office' && town_code === code),
    ),
  );

const ratings = readRows('ratings.csv');
function lastRating(scheme: string, region: string): Row | undefined {
  return ratings
    .filter((rating) => rating.scheme === scheme && rating.region_code === region)
    .sort((left, right) => Number(left.year) - Number(right.year))
    .at(-1);
}
const titled = (scheme: string): Counted[] =>
  districts.map((district) => one(district, lastRating(scheme, district)?.achieved === 'true'));

const dangerous = readRows('bridges.csv').filter((bridge) =>
  /[45]/.test(`${bridge.baseline_class}${bridge.condition_class}`),
);
const buses = readRows('buses.csv');

const cases: readonly (readonly [indicator: string, asOf: string, counted: () => Counted[]])[] = [
  ['town-class2-access', '2020-09-30', reachedTowns],
  ['substandard-upgrade', '2020-09-30', () => upgradedBy(roads2020)],
  ['substandard-upgrade', '2019-12-31', () => upgradedBy(roads2019)],
  [
    'hazard-treatment',
    '2020-09-30',
    () =>
      readRows('hazards.csv')
        .filter(({ admin_grade: grade }) => grade === 'county' || grade === 'township')
        .map(({ district_code, treated_on }) => one(district_code, treated_on !== '')),
  ],
  ['town-road-office', '2020-09-30', withOffice],
  ['district-condition-improved', '2020-09-30', () => improved(roads2019, roads2020)],
  ['district-condition-improved', '2019-12-31', () => improved(roads2017, roads2019)],
  [
    'district-transport-integration',
    '2020-09-30',
    () => districts.map((code) => one(code, lastRating('transport_integration', code)?.grade === '5A')),
  ],
  ['demonstration-county', '2020-09-30', () => titled('demonstration_county')],
  ['beautiful-corridor-county', '2020-09-30', () => titled('beautiful_corridor_county')],
  [
    'beautiful-road-town',
    '2020-09-30',
    () =>
      towns.map(({ code, parent_code }) =>
        one(parent_code ?? '', lastRating('beautiful_road_town', code) !== undefined),
      ),
  ],
  ['annual-repair-rate', '2020-09-30', () => repairedIn('2020', roads2020)],
  ['annual-repair-rate', '2019-12-31', () => repairedIn('2019', roads2019)],
  [
    'dangerous-bridge-treatment',
    '2020-09-30',
    () => dangerous.map(({ district_code, treated_on }) => one(district_code, treated_on !== '')),
  ],
  ['scenic-area-access', '2020-09-30', reachedAreas],
  [
    'clean-energy-bus',
    '2020-09-30',
    () =>
      buses.map(({ district_code, energy }) => one(district_code, /electric|natural_gas|hydrogen/.test(`${energy}`))),
  ],
  ['bus-ic-card', '2020-09-30', () => buses.map((bus) => one(bus.district_code, bus.ic_card === 'true'))],
  [
    'bus-positioning-terminal',
    '2020-09-30',
    () => buses.map((bus) => one(bus.district_code, bus.positioning_terminal === 'true')),
  ],
];

let database: Database;
beforeAll(async () => {
  database = await sampleDatabase();
});

describe.each(cases)('%s of the sample as of %s', (indicator, asOf, list) => {
  it('is in city and districts what the files of the sample add up to', async () => {
    const counted = list();
    const basis = await basisOf(database, root, asOf);
    const values = await database.read(async (tx) => [
      ...(await listValues(tx, { indicator, root, basis })),
      ...(await listValues(tx, { indicator, root, level: 'district', basis })),
    ]);
    expect(values.map(({ region }) => region).sort()).toEqual([root, ...districts].sort());
    for (const { region, population, success } of values) {
      const inside = counted.filter(({ district }) => region === root || district === region);
      const sum = (kept: readonly Counted[]): number => kept.reduce((total, { weight }) => total + weight, 0);
      expect(population, region).toBeCloseTo(sum(inside), 6);
      expect(success, region).toBeCloseTo(sum(inside.filter((each) => each.success)), 6);
    }
  });

  it('says something: some succeed', () => {
    expect(list().filter(({ success }) => success).length).toBeGreaterThan(2);
  });
});

describe('the history of the sample', () => {
  it('has more roads upgraded every time, and all of them in the register still', () => {
    const share = (now: ReadonlyMap<string, RoadFeature>): number =>
      upgradedBy(now).filter(({ success }) => success).length;
    const shares = [share(roads2017), share(roads2019), share(roads2020)];
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeGreaterThan(0);
    expect(shares[2]).toBeGreaterThan(shares[1] ?? 0);
    expect([...roads2020.keys()].sort()).toEqual([...roads2017.keys()].sort());
  });

  it('has a district that did not improve, so that the indicator shows both', () => {
    const states = new Set(improved(roads2019, roads2020).map(({ success }) => success));
    expect(states).toEqual(new Set([true, false]));
  });
});
