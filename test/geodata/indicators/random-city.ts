import type { Database } from '#geodata/database/database.ts';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';
import { type Fact, fact, type LonLat, type Place, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

/** The facts of a city made from a seed, so that a test can ask them itself. */
export interface RandomCity {
  readonly root: string;
  readonly districts: readonly string[];
  readonly towns: readonly { readonly town: string; readonly district: string }[];
  readonly villages: readonly RandomVillage[];
  readonly sites: readonly RandomSite[];
  readonly segments: readonly Fact[];
}
export interface RandomVillage {
  readonly code: string;
  readonly at: Place;
  readonly committee: LonLat | undefined;
  readonly hall: LonLat | undefined;
  readonly kind: string | null;
}
export interface RandomSite {
  readonly code: string;
  readonly site: LonLat | null;
  readonly kinds: readonly string[];
  readonly status: string | null;
  readonly town_code: string | null;
}

export const noPlace: Place = { town: null, district: null };

export function makeRandomCity(root: string, seed: number): RandomCity {
  const { random } = drawFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const maybe = <T>(share: number, make: () => T): T | undefined => (random() < share ? make() : undefined);
  const somewhere = (): LonLat => [round(120 + random() * 0.3), round(29.8 + random() * 0.2)];
  const districts = ['A', 'B', 'C'].map((letter) => `${root}-${letter}`);
  const towns = districts.flatMap((district) =>
    [1, 2, 3, 4].map((number) => ({ district, town: `${district}${number}` })),
  );
  const place = (): Place => (random() < 0.04 ? noPlace : pick(towns));
  return {
    root,
    districts,
    towns,
    villages: Array.from({ length: 150 }, (_, index) => ({
      code: `V${index}`,
      at: place(),
      committee: maybe(0.85, somewhere),
      hall: maybe(0.5, somewhere),
      kind: pick(['administrative_village', 'administrative_village', null, 'community']),
    })),
    sites: Array.from({ length: 220 }, (_, index) => ({
      code: `S${index}`,
      site: maybe(0.97, somewhere) ?? null,
      kinds: index % 40 === 0 ? ['town_transport_station', 'bus_stop'] : [pick(['bus_stop', 'bus_stop', 'bus_bay'])],
      status: pick([null, 'operating', 'operating', 'closed', 'planned', 'building']),
      town_code: place().town,
    })),
    segments: Array.from({ length: 400 }, (_, index) => {
      const lengthKm = maybe(0.97, () => round(0.3 + random() * 4.7)) ?? null;
      return fact.segment(`R${index}`, place(), lengthKm, {
        admin_grade: pick(['county', 'township', 'village', 'village', 'national', 'provincial', 'dedicated']),
        condition: pick([null, 'excellent', 'good', 'fair', 'poor', 'bad']),
        maintained: pick([true, true, true, false, null]),
        road_chief_post: pick(['镇长', '村主任', '', '  ', null]),
      });
    }),
  };
}

/** Publishes the city and answers the number of the last load. */
export async function publishCity(
  database: Database,
  city: RandomCity,
  definitions?: ReadonlyMap<string, Indicator>,
): Promise<number> {
  const { districts, towns } = city;
  const more = { root: city.root, ...(definitions && { definitions }) };
  const { root } = city;
  const regions = [
    fact.region(root, 'city', null),
    ...districts.map((district) => fact.region(district, 'district', root)),
    ...towns.map(({ town, district }) => fact.region(town, 'town', district)),
  ];
  await publish(database, { ...more, dataset: 'region', rows: regions });
  await publish(database, { ...more, dataset: 'road_segment', rows: city.segments });
  const villages = city.villages.map(({ code, at, kind, committee, hall }) =>
    fact.village(code, at, { ...(committee && { committee }), ...(hall && { hall }) }, { kind }),
  );
  await publish(database, { ...more, dataset: 'village', rows: villages });
  const sites = city.sites.map(({ code, site, ...more }) => fact.facility(code, site, more));
  return publish(database, { ...more, dataset: 'facility', rows: sites });
}

function round(value: number): number {
  return Number(value.toFixed(6));
}
