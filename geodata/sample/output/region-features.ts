import type { CityAreas } from '../area/city-areas.ts';
import type { DistrictArea } from '../area/district-areas.ts';
import type { Ring } from '../area/polygon.ts';
import type { TownArea } from '../area/town-areas.ts';
import { districtProfiles } from '../register/district-profile.data.ts';
import { required } from '../required.ts';
import { outlineSource } from '../sources/district-outlines.ts';
import type { Village } from '../villages/village-register.ts';

const city = { code: '330600', name: '绍兴市', name_en: 'Shaoxing', seat_lon: 120.5786, seat_lat: 30.0024 };

/** The town a district government sits in. */
const districtSeats: Readonly<Record<string, string>> = {
  330602: '府山街道',
  330603: '柯桥街道',
  330604: '百官街道',
  330624: '南明街道',
  330681: '暨阳街道',
  330683: '剡湖街道',
};

interface RegionProperties {
  code: string;
  name: string;
  name_en: string;
  level: 'city' | 'district' | 'town';
  parent_code: string | null;
  seat_lon: number;
  seat_lat: number;
  population: number;
  outline_source: string;
}

function feature(properties: RegionProperties, geometry: unknown): string {
  return JSON.stringify({ type: 'Feature', properties: { ...properties, valid_from: null, valid_to: null }, geometry });
}

const polygonOf = (ring: Ring) => ({ type: 'Polygon', coordinates: [ring] });

function cityFeature(ring: Ring): string {
  const population = Object.values(districtProfiles).reduce((sum, profile) => sum + profile.population, 0);
  return feature(
    { ...city, level: 'city', parent_code: null, population, outline_source: outlineSource },
    polygonOf(ring),
  );
}

function districtFeature({ code, name, ring }: DistrictArea, towns: readonly TownArea[]): string {
  const { nameEn, population } = required(districtProfiles[code], code);
  const seat = required(
    towns.find((town) => town.name === districtSeats[code]),
    name,
  ).at;
  return feature(
    {
      code,
      name,
      name_en: nameEn,
      level: 'district',
      parent_code: city.code,
      seat_lon: seat[0],
      seat_lat: seat[1],
      population,
      outline_source: outlineSource,
    },
    polygonOf(ring),
  );
}

function townFeature(town: TownArea, population: number): string {
  const { code, name, nameEn, districtCode, at, polygons } = town;
  const [single] = polygons;
  return feature(
    {
      code,
      name,
      name_en: nameEn,
      level: 'town',
      parent_code: districtCode,
      seat_lon: at[0],
      seat_lat: at[1],
      population,
      outline_source: 'voronoi',
    },
    polygons.length === 1 ? { type: 'Polygon', coordinates: single } : { type: 'MultiPolygon', coordinates: polygons },
  );
}

export function regionsText(areas: CityAreas, villages: readonly Village[]): string {
  const populationOf = ({ code }: TownArea) =>
    villages.filter(({ townCode }) => townCode === code).reduce((sum, { population }) => sum + population, 0);
  return collection([
    cityFeature(areas.ring),
    ...areas.districts.map((district) => districtFeature(district, areas.towns)),
    ...areas.towns.map((town) => townFeature(town, populationOf(town))),
  ]);
}

/** One feature a line, so that differences are readable. */
export function collection(features: readonly string[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}
