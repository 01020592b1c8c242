import { describe, expect, test } from 'vitest';
import { seededRandom } from '#geodata/sample/random.ts';
import { districtProfiles } from '#geodata/sample/register/district-profile.data.ts';
import { routeCode } from '#geodata/sample/register/road-segments.ts';
import { drawState } from '#geodata/sample/register/road-state.ts';
import { drawClass, formOf } from '#geodata/sample/register/technical-class.ts';
import { villageName } from '#geodata/sample/sources/division-codes.ts';

describe('route codes', () => {
  test('are a letter, three digits and the adcode, four digits beyond 999', () => {
    expect(routeCode('X', 0, '330602')).toBe('X101330602');
    expect(routeCode('C', 0, '330602')).toBe('C001330602');
    expect(routeCode('C', 999, '330681')).toBe('C1000330681');
  });
});

describe('village names', () => {
  test('lose the committee and keep the village', () => {
    expect(villageName('塔山村委会')).toBe('塔山村');
    expect(villageName('上旺村村民委员会')).toBe('上旺村');
    expect(villageName('朱家岙村村委会')).toBe('朱家岙村');
  });
});

describe('technical classes', () => {
  test('come with a width and a surface of their kind', () => {
    const random = seededRandom('forms');
    for (let round = 0; round < 200; round += 1) {
      expect(formOf('1', 'X', random).widthM).toBeGreaterThanOrEqual(16);
      expect(formOf('2', 'X', random).surface).toMatch(/asphalt|cement/);
      expect(formOf('substandard', 'C', random).widthM).toBeLessThanOrEqual(4);
    }
  });

  test('are better for county roads than for village roads', () => {
    const [profile] = Object.values(districtProfiles);
    if (!profile) throw new Error('no profile');
    const random = seededRandom('classes');
    const share = (grade: 'X' | 'C') =>
      Array.from({ length: 500 }, () => drawClass(grade, profile, random)).filter((drawn) => drawn < '3').length / 500;
    expect(share('X')).toBeGreaterThan(0.4);
    expect(share('C')).toBe(0);
  });

  test('leave unpaved roads unmaintained and unfit more often', () => {
    const [profile] = Object.values(districtProfiles);
    if (!profile) throw new Error('no profile');
    const chance = { profile: { ...profile, maintained: 0.95, fairOrBetter: 0.9 }, random: seededRandom('state') };
    const states = (surface: 'gravel' | 'asphalt') =>
      Array.from({ length: 600 }, () => drawState({ technicalClass: '4', widthM: 4.5, surface }, 'C', chance));
    const kept = (surface: 'gravel' | 'asphalt') => states(surface).filter(({ maintained }) => maintained).length;
    expect(kept('asphalt')).toBeGreaterThan(kept('gravel'));
  });
});
