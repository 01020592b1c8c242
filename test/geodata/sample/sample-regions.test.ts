import { describe, expect, test } from 'vitest';
import { polygonsArea, polygonsContain } from '#geodata/sample/area/polygon.ts';
import { pointOf, polygonsOf, readRegions, readRows } from './read-sample.ts';

const regions = readRegions();
const ofLevel = (level: string) => regions.filter(({ properties }) => properties.level === level);

/** Directed edges of the rings, as text. */
function edgesOf(rings: readonly [number, number][][]): string[] {
  return rings.flatMap((ring) => ring.slice(1).map((vertex, index) => `${ring[index]};${vertex}`));
}

const reversed = (edge: string) => edge.split(';').reverse().join(';');

describe('regions of the sample', () => {
  test('are one city, six districts and 103 towns, each under its parent', () => {
    expect(['city', 'district', 'town'].map((level) => ofLevel(level).length)).toEqual([1, 6, 103]);
    for (const { properties } of ofLevel('town')) expect(properties.code.slice(0, 6)).toBe(properties.parent_code);
    for (const { properties } of ofLevel('district')) expect(properties.parent_code).toBe('330600');
  });

  test('have the real names of the districts', () => {
    const names = ofLevel('district').map(({ properties }) => `${properties.code}${properties.name}`);
    expect(names).toEqual([
      '330602越城区',
      '330603柯桥区',
      '330604上虞区',
      '330624新昌县',
      '330681诸暨市',
      '330683嵊州市',
    ]);
  });

  test.each(ofLevel('district'))('$properties.name is tiled by its towns without gap or overlap', (district) => {
    const towns = ofLevel('town').filter(({ properties }) => properties.parent_code === district.properties.code);
    const townEdges = edgesOf(towns.flatMap((town) => polygonsOf(town).flat()));
    const border = new Set(edgesOf(polygonsOf(district).flat()));
    const all = new Set(townEdges);
    expect(all.size).toBe(townEdges.length);
    expect(townEdges.filter((edge) => !all.has(reversed(edge)) && !border.has(edge))).toEqual([]);
    expect([...border].filter((edge) => !all.has(edge))).toEqual([]);
    const townArea = towns.reduce((sum, town) => sum + polygonsArea(polygonsOf(town)), 0);
    expect(townArea).toBeCloseTo(polygonsArea(polygonsOf(district)), 9);
  });

  test('share the borders of districts and city', () => {
    const edges = edgesOf(ofLevel('district').flatMap((district) => polygonsOf(district).flat()));
    const all = new Set(edges);
    const outer = edges.filter((edge) => !all.has(reversed(edge)));
    expect(new Set(outer)).toEqual(new Set(edgesOf(ofLevel('city').flatMap((city) => polygonsOf(city).flat()))));
  });

  test('hold their own seats', () => {
    for (const region of [...ofLevel('town'), ...ofLevel('district')]) {
      const { seat_lon, seat_lat, name } = region.properties;
      expect(polygonsContain(polygonsOf(region), [seat_lon, seat_lat]), name).toBe(true);
    }
  });
});

describe('villages of the sample', () => {
  const villages = readRows('villages.csv');

  test('are the 1,585 listed, each with its own 12-digit code under its town', () => {
    expect(new Set(villages.map(({ code }) => code)).size).toBe(1585);
    for (const { code = '', town_code } of villages) {
      expect(code).toMatch(/^3306\d{5}[23]\d\d$/);
      expect(code.slice(0, 9)).toBe(town_code);
    }
  });

  test('carry names without the committee', () => {
    for (const { name = '' } of villages) expect(name).toMatch(/^(?!.*(委会|委员会)).+村$/);
  });

  test('stand inside their town', () => {
    const towns = new Map(ofLevel('town').map((town) => [town.properties.code, polygonsOf(town)]));
    for (const village of villages) {
      const committee = pointOf(village, 'committee_');
      if (committee)
        expect(polygonsContain(towns.get(village.town_code ?? '') ?? [], committee), village.name).toBe(true);
    }
  });

  test('mostly have a hall, and a few lack a place', () => {
    const halls = villages.filter((village) => pointOf(village, 'hall_')).length;
    expect(halls / villages.length).toBeGreaterThan(0.7);
    expect(halls / villages.length).toBeLessThan(0.8);
    const withoutCommittee = villages.filter((village) => !pointOf(village, 'committee_'));
    expect(withoutCommittee.filter((village) => pointOf(village, 'hall_'))).toHaveLength(19);
    expect(withoutCommittee.filter((village) => !pointOf(village, 'hall_'))).toHaveLength(13);
  });
});
