import { beforeAll, describe, expect, it } from 'vitest';
import { findGround } from '#etl/crs/find-ground.ts';
import { crsOfName, crsOfSrid } from '#etl/read/crs.ts';
import { requireCrs } from '#etl/stage/crs-guard.ts';
import type { LonLat } from '#geodata/crs/gcj02.ts';
import { oldDatumOfSrid } from '#geodata/crs/old-datums.ts';
import { planeSystems } from '#geodata/crs/plane-systems.ts';
import { testDatabase } from '../../support/database.ts';
import { toGeojson, writeFile } from '../support/small-city.ts';
import { buildKnownCity, facilityCsv, knownGround, roadRows, type StagedFile, sites, stageFile } from './crs-city.ts';
import { distanceM, numbersOf, systemNames, systems } from './random-ground.ts';

const database = await testDatabase();

beforeAll(() => buildKnownCity(database));

/** The places in an EPSG system, by PostGIS. */
async function projected(srid: number): Promise<LonLat[]> {
  const { rows } = await database.knex.raw(
    `SELECT ST_X(p) AS x, ST_Y(p) AS y
     FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), CAST(? AS integer)) AS p, nth
           FROM unnest(CAST(? AS double precision[]), CAST(? AS double precision[])) WITH ORDINALITY AS t(lon, lat, nth)) q
     ORDER BY nth`,
    [srid, sites.map(([lon]) => lon), sites.map(([, lat]) => lat)],
  );
  return rows.map(({ x, y }: { x: number; y: number }) => [x, y]);
}

/** Farthest that a staged place lies from where it truly is, m. */
function worstM({ staged }: StagedFile): number {
  return Math.max(...staged.map(({ row_no, lon, lat }) => distanceM([lon, lat], sites[row_no - 1] ?? [0, 0])));
}

const codes = ({ problems }: StagedFile): string[] => [...new Set(problems.map(({ code }) => code))];

describe('a table of facilities is recognised by its values', () => {
  it.each(systemNames)('as %s, by known villages and roads', async (name) => {
    const file = await stageFile(database, facilityCsv(sites.map(systems[name])));
    expect(file.recognition).toMatchObject({ crs: { kind: name }, word: 'certain' });
    expect(file.staged).toHaveLength(sites.length);
    expect(worstM(file)).toBeLessThan(0.01);
    expect(codes(file)).toEqual([]);
  });

  it.each([
    { srid: 4527, what: 'zone 39 in the easting', swapped: false },
    { srid: 4548, what: '117E without zone number, northing first as surveyors write it', swapped: true },
    { srid: 32650, what: 'UTM', swapped: false },
  ])('as EPSG:$srid, $what', async ({ srid, swapped }) => {
    const positions = await projected(srid);
    const written = swapped ? positions.map(([x, y]) => [y, x] as const) : positions;
    const file = await stageFile(database, facilityCsv(written, 'x,y'));
    expect(file.recognition).toMatchObject({
      crs: { kind: 'epsg', srid, ...(swapped && { swapped }) },
      word: 'certain',
    });
    expect(worstM(file)).toBeLessThan(0.01);
  });

  it('with latitude in the column of longitudes', async () => {
    const file = await stageFile(database, facilityCsv(sites.map(([lon, lat]) => [lat, lon] as const)));
    expect(file.recognition).toMatchObject({ crs: { kind: 'degrees', swapped: true }, word: 'certain' });
    expect(worstM(file)).toBeLessThan(0.01);
  });

  it('written as degrees, minutes and seconds, in GCJ-02 too', async () => {
    const write = (degrees: number): string => {
      const minutes = (degrees % 1) * 60;
      return `${Math.floor(degrees)}°${Math.floor(minutes)}′${((minutes % 1) * 60).toFixed(3)}″`;
    };
    const written = sites.map(systems.gcj02).map(([lon, lat]) => [write(lon), write(lat)] as const);
    const { recognition } = await stageFile(database, facilityCsv(written)).catch(() => ({ recognition: null }));
    expect(recognition).toMatchObject({ crs: { kind: 'gcj02' }, word: 'certain' });
  });
});

describe('what the file or the user says', () => {
  const geojson = (positions: readonly (readonly number[])[]): string =>
    writeFile(
      'facilities.geojson',
      toGeojson(
        positions.map((coordinates, index) => ({
          row: { facility_code: `S${index}`, name: `${index}号站`, kinds: 'bus_stop' },
          geometry: { type: 'Point', coordinates: [...coordinates] },
        })),
      ),
    );

  it('yields to strong evidence when it is the file that says WGS84, and that is told', async () => {
    const file = await stageFile(database, geojson(sites.map(systems.gcj02)));
    expect(file.recognition).toMatchObject({ crs: { kind: 'gcj02' }, problem: { code: 'crs_overridden' } });
    expect(worstM(file)).toBeLessThan(0.01);
  });

  it('is kept when it is the user, with a warning before and after staging', async () => {
    const file = await stageFile(database, facilityCsv(sites.map(systems.gcj02)), 'epsg:4490');
    expect(file.recognition).toMatchObject({
      crs: { kind: 'degrees' },
      word: 'unsure',
      problem: { code: 'crs_contradicted' },
    });
    expect(file.problems).toEqual([{ row_no: 0, code: 'crs_contradicted', value: 'cgcs2000 ≠ gcj02' }]);
    const right = await stageFile(database, facilityCsv(sites.map(systems.bd09)), 'bd09');
    expect(right.recognition).toMatchObject({ word: 'certain', problem: null });
    expect(worstM(right)).toBeLessThan(0.01);
  });

  it('with a code for the zone next door is kept, and told to put the positions outside', async () => {
    const file = await stageFile(database, facilityCsv(await projected(4527), 'x,y'), 'epsg:4528');
    expect(file.recognition).toMatchObject({ problem: { code: 'crs_contradicted' }, fit: { insideShare: 0 } });
    expect(file.recognition?.alternatives[0]?.crs).toEqual({ kind: 'epsg', srid: 4527 });
  });
});

describe('files that are not of one piece', () => {
  it('get an error for every row that lies on known ground in another system only', async () => {
    const isOther = (index: number): boolean => index % 4 === 1;
    const positions = sites.map((place, index) => (isOther(index) ? systems.gcj02(place) : place));
    const file = await stageFile(database, facilityCsv(positions));
    expect(file.recognition).toMatchObject({ crs: { kind: 'degrees' }, mixedWith: { kind: 'gcj02' } });
    const told = file.problems.filter(({ code }) => code === 'crs_mixed');
    expect(told.filter(({ row_no }) => !isOther(row_no - 1))).toEqual([]);
    expect(told.length).toBeGreaterThan(0.8 * sites.filter((_, index) => isOther(index) && index % 8 !== 7).length);
    expect(told[0]?.value).toMatch(/^GCJ-02: (\d{2,4}|> 2 k)m? ?m -> \d+ m$/);
  });

  it('half and half are unsure, stay as they are in the file, and the shifted half is told', async () => {
    const positions = sites.map((place, index) => (index % 2 === 0 ? systems.bd09(place) : place));
    const file = await stageFile(database, facilityCsv(positions));
    expect(file.recognition).toMatchObject({ crs: { kind: 'degrees' }, word: 'unsure' });
    const told = file.problems.filter(({ code }) => code === 'crs_mixed');
    expect(told.length).toBeGreaterThan(50);
    expect(told.every(({ row_no }) => row_no % 2 === 1)).toBe(true);
  });

  it('are compared with where their records stood before: the lines that moved as GCJ-02 does are told, and no other', async () => {
    const rows = roadRows((index) => (index % 10 === 3 ? 'gcj02' : 'degrees'));
    const file = writeFile('roads.geojson', toGeojson(rows));
    const { problems } = await stageFile(database, file, 'auto', 'road_segment');
    const told = problems.filter(({ code }) => code === 'crs_mixed').map(({ row_no }) => row_no);
    expect(told).toEqual(rows.flatMap((_, index) => (index % 10 === 3 ? [index + 1] : [])));
    expect(problems.find(({ row_no }) => row_no === 4)?.value).toMatch(/^GCJ-02: \d{3} m -> [01] m$/);
    const whole = writeFile('roads.geojson', toGeojson(roadRows(() => 'bd09')));
    const kept = await stageFile(database, whole, 'wgs84', 'road_segment');
    expect(codes(kept)).toContain('crs_contradicted');
    expect(codes(kept)).not.toContain('crs_mixed');
  });

  it('that begin where nothing is known and go on in GCJ-02 are refused after staging', async () => {
    const next = numbersOf(5);
    const bare = Array.from({ length: 2_100 }, (): LonLat => [116.9 + 0.1 * next(), 39.5 + 0.1 * next()]);
    const file = facilityCsv([...bare, ...sites.map(systems.gcj02)]);
    await expect(stageFile(database, file)).rejects.toMatchObject({
      code: 'crs_contradicted',
      message: expect.stringContaining('--crs gcj02'),
    });
    const kept = await stageFile(database, file, 'gcj02');
    expect(kept.staged).toHaveLength(bare.length + sites.length);
    expect(kept.staged.at(-1)?.row_no).toBe(bare.length + sites.length);
  });
});

describe('the codes and names of the register', () => {
  const listNames = async (pattern: string): Promise<{ srid: number; name: string }[]> => {
    const { rows } = await database.knex.raw(
      `SELECT srid, substring(srtext FROM '"([^"]*)"') AS name FROM spatial_ref_sys WHERE srtext ~* ? ORDER BY srid`,
      [pattern],
    );
    return rows;
  };

  it('name every Chinese system that is read, and refuse every one before CGCS2000', async () => {
    const modern = await listNames('^(PROJCS|GEOGCS).."?(CGCS2000|China Geodetic)');
    const read = modern.filter(({ name, srid }) => srid !== 4479 && name !== '');
    expect(read.length).toBeGreaterThanOrEqual(65);
    for (const { srid, name } of read) expect(crsOfName(name), name).toEqual(crsOfSrid(srid));
    const old = await listNames('"(Xian 1980|Beijing 1954|New Beijing)');
    expect(old.length).toBeGreaterThanOrEqual(180);
    for (const { srid, name } of old) {
      expect(oldDatumOfSrid(srid), name).toBeDefined();
      expect(() => crsOfName(name), name).toThrow(expect.objectContaining({ code: 'crs_refused' }));
    }
  });

  it('are refused where the database would take Xian 1980 for WGS84 without a word', async () => {
    const { rows } = await database.knex.raw(
      'SELECT ST_X(p) AS lon, ST_Y(p) AS lat FROM ST_Transform(ST_SetSRID(ST_MakePoint(120.5, 30), 4610), 4326) AS p',
    );
    expect(rows).toEqual([{ lon: 120.5, lat: 30 }]);
    await expect(requireCrs(database, { kind: 'epsg', srid: 4610 })).rejects.toMatchObject({ code: 'crs_refused' });
  });

  it('give the places that PostGIS gives, to a millimetre, in every tenth zone', async () => {
    const next = numbersOf(11);
    // PROJ takes long to begin with a system; the others differ in the meridian only.
    const some = planeSystems.filter((_, index) => index % 10 === 3 || index === planeSystems.length - 1);
    const given = some.map((system) => {
      const [[west, east], [south, north]] = [system.eastingM, system.northingM];
      return { system, x: west + next() * (east - west), y: south + next() * (north - south) };
    });
    const { rows } = await database.knex.raw(
      `SELECT ST_X(p) AS lon, ST_Y(p) AS lat
       FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(x, y), srid), 4326) AS p, nth
             FROM unnest(CAST(? AS integer[]), CAST(? AS double precision[]), CAST(? AS double precision[]))
               WITH ORDINALITY AS t(srid, x, y, nth)) q
       ORDER BY nth`,
      [given.map(({ system }) => system.srid), given.map(({ x }) => x), given.map(({ y }) => y)],
    );
    for (const [index, { system, x, y }] of given.entries()) {
      expect(distanceM(system.toLonLat(x, y), [rows[index].lon, rows[index].lat]), system.name).toBeLessThan(0.001);
    }
  });
});

describe('known ground', () => {
  it('is that of the root region alone, in metres', async () => {
    const ground = await knownGround(database);
    const [far, near] = await ground.nearestM([[100, 30], sites[0] ?? [0, 0]]);
    expect(far).toBe(Number.POSITIVE_INFINITY);
    expect(near).toBeLessThan(20);
    expect(ground.outlines).toHaveLength(2);
    const other = await findGround(database, '330600');
    expect(other.outlines).toEqual([]);
    expect(await other.nearestM([sites[0] ?? [0, 0]])).toEqual([Number.POSITIVE_INFINITY]);
  });
});
