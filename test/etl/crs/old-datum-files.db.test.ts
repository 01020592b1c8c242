import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { testDatabase } from '../../support/database.ts';
import { shapefileBytes } from '../support/shapefile-bytes.ts';
import { buildCity, programme, standingContent, writeFile } from '../support/small-city.ts';
import { zipBytes } from '../support/zip-bytes.ts';

const database = await testDatabase();

const geographic = (name: string, datum: string, spheroid: string): string =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const xian80 = geographic('GCS_Xian_1980', 'D_Xian_1980', '"Xian_1980",6378140.0,298.257');
const beijing54 = geographic('GCS_Beijing_1954', 'D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3');
/** As ArcGIS in China names Beijing 1954. */
const krasovsky = geographic('GCS_Krasovsky_1940', 'D_Krasovsky_1940', '"Krasovsky_1940",6378245.0,298.3');
const cgcs2000 = geographic(
  'GCS_China_Geodetic_Coordinate_System_2000',
  'D_China_2000',
  '"CGCS2000",6378137.0,298.257222101',
);

/** On the meridian of 117 degrees; `shift` makes a grid of it that is in no register. */
function gaussKruger(name: string, datum: string, shift = 0): string {
  const values = {
    False_Easting: 500_000 + shift,
    False_Northing: 0,
    Central_Meridian: 117,
    Scale_Factor: 1,
    Latitude_Of_Origin: 0,
  };
  const parameters = Object.entries(values).map(([key, value]) => `PARAMETER["${key}",${value}]`);
  return `PROJCS["${name}",${datum},PROJECTION["Gauss_Kruger"],${parameters.join(',')},UNIT["Meter",1.0]]`;
}

const inDegrees = [116.25, 39.05] as const;
const inMetres = [435_100, 4_324_000] as const;

/** One stop inside the city, as whoever takes its coordinates for today's would find it. */
function stopFile(prj: string, name: string): string {
  const place = prj.startsWith('PROJCS') ? inMetres : inDegrees;
  const parts = shapefileBytes(
    ['facility_c', 'kinds'].map((field) => Buffer.from(field)),
    [['C1', 'bus_stop'].map((cell) => Buffer.from(cell))],
    { placeOf: () => place },
  );
  const entries = Object.entries({ ...parts, '.prj': Buffer.from(prj), '.cpg': Buffer.from('UTF-8') });
  return writeFile(name, zipBytes(entries.map(([ending, content]) => ({ name: `stops${ending}`, content }))));
}

const load = (file: string) => loadFile(database, { dataset: 'facility', file, programme });

beforeAll(() => buildCity(database));

describe('a shapefile whose .prj names a datum before CGCS2000', () => {
  it.each([
    ['GCS_Xian_1980', xian80, '1980西安坐标系'],
    ['GCS_Beijing_1954', beijing54, '1954北京坐标系'],
    ['GCS_Krasovsky_1940', krasovsky, '1954北京坐标系'],
    ['a zone of Xian 1980', gaussKruger('Xian_1980_3_Degree_GK_CM_117E', xian80), '1980西安坐标系'],
    ['a zone of Beijing 1954', gaussKruger('Beijing_1954_3_Degree_GK_CM_117E', beijing54), '1954北京坐标系'],
    ['a grid by its ellipsoid', gaussKruger('Krasovsky_1940_Transverse_Mercator', krasovsky, 5), '1954北京坐标系'],
    ["a town's own grid on Xian 1980", gaussKruger('Town_grid', xian80, 5), '1980西安坐标系'],
    ["a town's own grid on Krasovsky 1940", gaussKruger('Town_grid', krasovsky, 5), '1954北京坐标系'],
  ])('as %s is refused with the reason, and nothing is published', async (_, prj, datum) => {
    const before = await standingContent(database);
    const loads = await database.knex('load').count('* as n');
    await expect(load(stopFile(prj, 'old-datum.zip'))).rejects.toMatchObject({
      code: 'crs_refused',
      message: expect.stringContaining(datum),
    });
    expect(await standingContent(database)).toEqual(before);
    expect(await database.knex('load').count('* as n')).toEqual(loads);
  });

  it.each([
    ['in degrees', cgcs2000],
    ['in metres', gaussKruger('CGCS2000_3_Degree_GK_CM_117E', cgcs2000)],
  ])('on CGCS2000 the same file %s loads', async (what, prj) => {
    expect(await load(stopFile(prj, `${what}.zip`))).toMatchObject({ accepted: 1, rejected: 0 });
  });
});
