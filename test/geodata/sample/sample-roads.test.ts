import { describe, expect, test } from 'vitest';
import { findCrossingLines } from '#geodata/sample/network/crossings.ts';
import { lineLengthKm } from '#geodata/sample/plane.ts';
import { districtProfiles } from '#geodata/sample/register/district-profile.data.ts';
import { type RoadFeature, readRoads, sumBy } from './read-sample.ts';

const roads = readRoads();
const drawn = roads.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));
const lengthKm = ({ properties }: RoadFeature) => properties.register_length_km;
const totalKm = roads.reduce((sum, road) => sum + lengthKm(road), 0);
const shareOfKm = (isMeant: (road: RoadFeature) => boolean) =>
  roads.filter(isMeant).reduce((sum, road) => sum + lengthKm(road), 0) / totalKm;

describe('roads of the sample', () => {
  test('are about 9,000 km in segments of 0.3 to 5 km', () => {
    expect(totalKm).toBeGreaterThan(8900);
    expect(totalKm).toBeLessThan(9150);
    expect(roads.filter((road) => lengthKm(road) < 0.3 || lengthKm(road) > 5)).toEqual([]);
  });

  test('reach the kilometres of each district within 1 %', () => {
    const byDistrict = sumBy(roads, ({ properties }) => properties.route_code.slice(-6), lengthKm);
    for (const [code, { roadKm }] of Object.entries(districtProfiles)) {
      expect(Math.abs((byDistrict.get(code) ?? 0) / roadKm - 1), code).toBeLessThan(0.01);
    }
  });

  test('carry unique segment codes and route codes of their grade', () => {
    expect(new Set(roads.map(({ properties }) => properties.segment_code)).size).toBe(roads.length);
    const letters: Record<string, string> = { county: 'X', township: 'Y', village: 'C' };
    for (const { properties } of roads) {
      expect(properties.route_code).toMatch(/^[XYC]\d{3,4}3306\d\d$/);
      expect(properties.route_code[0]).toBe(letters[properties.admin_grade]);
    }
  });

  test('run on in chainage along each route', () => {
    let previous: RoadFeature | undefined;
    for (const road of roads) {
      const follows = previous?.properties.route_code === road.properties.route_code;
      expect(road.properties.start_chainage_km).toBe(follows ? previous?.properties.end_chainage_km : 0);
      expect(road.properties.end_chainage_km - road.properties.start_chainage_km).toBeCloseTo(lengthKm(road), 6);
      previous = road;
    }
  });

  test('lack geometry on about 1.5 % of the segments, and then name their town', () => {
    const missing = roads.filter(({ geometry }) => geometry === null);
    expect(missing.length / roads.length).toBeCloseTo(0.015, 3);
    expect(missing.every(({ properties }) => properties.district_code && properties.town_code)).toBe(true);
  });

  test('hang together as one network by their end vertices', () => {
    const above = new Map<string, string>();
    const top = (key: string): string => {
      let place = key;
      for (let next = above.get(place); next !== undefined; next = above.get(place)) place = next;
      return place;
    };
    for (const line of drawn) {
      const [from, to] = [top(String(line[0])), top(String(line.at(-1)))];
      if (from !== to) above.set(from, to);
    }
    expect(new Set(drawn.map((line) => top(String(line[0])))).size).toBe(1);
  });

  test('cross nowhere but in a shared vertex, and share only ends', () => {
    expect(findCrossingLines(drawn).size).toBe(0);
    const inner = new Set(drawn.flatMap((line) => line.slice(1, -1).map(String)));
    const innerCount = drawn.reduce((sum, line) => sum + line.length - 2, 0);
    expect(inner.size).toBe(innerCount);
    for (const line of drawn) expect(inner.has(String(line[0])) || inner.has(String(line.at(-1)))).toBe(false);
  });

  test('are registered close to their drawn length, a few far from it', () => {
    const errors = roads.flatMap((road) =>
      road.geometry ? [Math.abs(lengthKm(road) / lineLengthKm(road.geometry.coordinates) - 1)] : [],
    );
    const far = errors.filter((error) => error > 0.0115).length;
    expect(far / errors.length).toBeGreaterThan(0.005);
    expect(far / errors.length).toBeLessThan(0.02);
  });

  test('are kept, rated and led as in a real city', () => {
    expect(shareOfKm(({ properties }) => properties.maintained)).toBeCloseTo(0.965, 2);
    expect(shareOfKm(({ properties }) => properties.road_chief_post !== null)).toBeCloseTo(0.975, 2);
    const fair = shareOfKm(({ properties }) => /excellent|good|fair/.test(properties.condition ?? ''));
    expect(fair / shareOfKm(({ properties }) => properties.condition !== null)).toBeCloseTo(0.9, 1);
  });

  test('name posts and no persons or telephones', () => {
    for (const { properties } of roads) {
      expect(properties.road_chief_post ?? '（村级路长）').toMatch(/^\D*（(县|乡|村)级路长）$/);
    }
  });
});
