import { describe, expect, it } from 'vitest';
import { crsOfName, parseCrs } from '#etl/read/crs.ts';

describe('the CRS that a user gives', () => {
  it.each([
    ['auto', 'auto'],
    ['', 'auto'],
    ['WGS84', { kind: 'degrees' }],
    ['cgcs2000', { kind: 'degrees' }],
    ['EPSG:4490', { kind: 'degrees' }],
    ['epsg::4326', { kind: 'degrees' }],
    ['GCJ-02', { kind: 'gcj02' }],
    ['bd09', { kind: 'bd09' }],
    ['epsg:4549', { kind: 'epsg', srid: 4549 }],
  ])('%s', (text, crs) => expect(parseCrs(text)).toEqual(crs));

  it.each([
    'epsg:4610',
    'EPSG:2385',
    'epsg:4214',
    'epsg:4024',
    'epsg:2437',
    'epsg:21460',
    'epsg:4555',
    'xian80',
    '北京54',
    '西安80',
  ])('%s is refused with the reason and the way out', (text) => {
    expect(() => parseCrs(text)).toThrow(
      expect.objectContaining({
        code: 'crs_refused',
        message: expect.stringMatching(/CGCS2000 坐标。.*surveying office/s),
      }),
    );
  });

  it.each(['mercator', 'epsg:12', 'epsg:', '4490'])('%s is unknown', (text) =>
    expect(() => parseCrs(text)).toThrow(expect.objectContaining({ code: 'unknown_crs' })),
  );
});

describe('the name in a .prj', () => {
  it.each([
    ['GCS_WGS_1984', { kind: 'degrees' }],
    ['WGS 84', { kind: 'degrees' }],
    ['GCS_China_Geodetic_Coordinate_System_2000', { kind: 'degrees' }],
    ['CGCS2000', { kind: 'degrees' }],
    ['CGCS2000_3_Degree_GK_CM_120E', { kind: 'epsg', srid: 4549 }],
    ['CGCS2000_3_Degree_GK_Zone_40', { kind: 'epsg', srid: 4528 }],
    ['CGCS2000_GK_Zone_20', { kind: 'epsg', srid: 4498 }],
    ['CGCS2000_GK_CM_117E', { kind: 'epsg', srid: 4509 }],
    ['WGS_1984_UTM_Zone_50N', { kind: 'epsg', srid: 32650 }],
    ['WGS_1984_Web_Mercator_Auxiliary_Sphere', { kind: 'epsg', srid: 3857 }],
    ['GCJ-02', { kind: 'gcj02' }],
    ['CGCS2000_3_Degree_GK_CM_121E', undefined],
    ['CGCS2000_3_Degree_GK_Zone_46', undefined],
    ['Transverse_Mercator', undefined],
    ['Town grid on the ellipsoid Krasovsky_1940', undefined],
    ['Pulkovo_1942_GK_Zone_20', undefined],
    ['', undefined],
  ])('%s', (name, crs) => expect(crsOfName(name)).toEqual(crs));

  it.each([
    ['GCS_Xian_1980', '1980西安坐标系'],
    ['Xian_1980_3_Degree_GK_CM_120E', '1980西安坐标系'],
    ["Xi'an 1980", '1980西安坐标系'],
    ['GCS_Beijing_1954', '1954北京坐标系'],
    ['Beijing_1954_GK_Zone_20N', '1954北京坐标系'],
    ['GCS_Krasovsky_1940', '1954北京坐标系'],
    ['D_Krasovsky_1940: Town_grid', '1954北京坐标系'],
    ['Krasovsky_1940_Albers', '1954北京坐标系'],
    ['Not specified (based on Krassowsky 1940 ellipsoid)', '1954北京坐标系'],
    ['New_Beijing_3_Degree_GK_Zone_40', '新1954北京坐标系'],
  ])('%s is refused as %s', (name, datum) =>
    expect(() => crsOfName(name)).toThrow(
      expect.objectContaining({ code: 'crs_refused', message: expect.stringContaining(datum) }),
    ),
  );
});
