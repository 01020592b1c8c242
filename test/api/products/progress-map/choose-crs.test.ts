import { describe, expect, it } from 'vitest';
import { chooseCrs } from '#api/products/progress-map/choose-crs.ts';

const srid = (code: string, lon: number, lat: number): number => chooseCrs(code, [lon, lat]).srid;

describe('the CRS of a sheet', () => {
  it('is the CGCS2000 3-degree zone of the longitude in China', () => {
    expect(srid('330600', 120.5, 29.8)).toBe(4549);
    expect(srid('110000', 116.4, 39.9)).toBe(4548);
    expect(srid('510100', 104.1, 30.6)).toBe(4544);
    expect(srid('653100', 75.9, 39.5)).toBe(4534);
    expect(srid('230000', 134.9, 48.3)).toBe(4554);
  });

  it('changes zone at half of 3 degrees', () => {
    expect(srid('330600', 121.49, 29)).toBe(4549);
    expect(srid('330600', 121.51, 29)).toBe(4550);
  });

  it('is UTM elsewhere, by the code of the region and by the place', () => {
    expect(srid('ladakh', 77.6, 34.2)).toBe(32643);
    expect(srid('330600', -122, 45)).toBe(32610);
    expect(srid('chile', -70.6, -33.4)).toBe(32719);
    expect(srid('edge', 180, 10)).toBe(32660);
  });

  it('is named on the sheet', () => {
    expect(chooseCrs('330600', [120.5, 29.8]).title.zh).toContain('CGCS2000');
    expect(chooseCrs('330600', [120.5, 29.8]).title.zh).toContain('120°E');
  });
});
