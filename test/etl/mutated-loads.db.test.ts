import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { PublicError } from '#geodata/errors.ts';
import { testDatabase } from '../support/database.ts';
import { buildCity, programme, roads, stageTables, toCsv, toGeojson, writeFile } from './support/small-city.ts';
import { soundRoads, soundTimetable } from './support/sound-files.ts';
import { damage, spoil } from './support/spoil-file.ts';
import { standingDigest } from './support/standing-digest.ts';

const database = await testDatabase();
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const sound = [...soundRoads(roads(12)), soundTimetable()];

/** What is read at a deeper level in read/mutated-files.test.ts: here the formats that need no process a file. */
const runs: Readonly<Record<string, number>> = {
  'CSV in UTF-8': 45,
  'CSV in GBK': 25,
  GeoJSON: 25,
  'zipped CSV': 10,
  shapefile: 20,
  KML: 10,
  GTFS: 15,
};

beforeAll(async () => {
  await buildCity(database);
  const file = writeFile('before.geojson', toGeojson(roads(12)));
  await loadFile(database, { dataset: 'road_segment', programme, file });
});

/** What stands, and how many loads and faults there are. */
async function everything(): Promise<unknown> {
  const { rows } = await database.knex.raw(`
    SELECT (SELECT count(*) FROM load) AS loads, (SELECT last_id FROM load_counter) AS last,
      (SELECT count(*) FROM load_problem) AS faults, (SELECT count(*) FROM source_mapping) AS mappings`);
  return [await standingDigest(database), rows];
}

async function standingRows(dataset: string, load: number): Promise<number[]> {
  const rows = await database.knex(dataset).where({ load_from: load, source_load: load }).select('source_row');
  return rows.map((row: { source_row: number }) => row.source_row);
}

describe(`a load of a file damaged by seed ${seed}`, () => {
  it.each(sound.filter(({ format }) => runs[format]))(
    'is refused and changes nothing, or every row is accounted for: $format',
    async (file) => {
      await fc.assert(
        fc.asyncProperty(damage, async (one) => {
          const before = await everything();
          const path = spoil(file, one);
          const request = { dataset: file.dataset, programme, file: path, mode: 'merge' as const };
          const result = await loadFile(database, request).catch((error) => error);
          expect(await stageTables(database)).toBe(0);
          if (result instanceof Error) {
            expect(result).toBeInstanceOf(PublicError);
            expect(await everything()).toEqual(before);
            return;
          }
          expect(result.accepted + result.rejected).toBe(result.read);
          expect(result.accepted).toBe(result.added + result.changed + result.unchanged);
          const brought = await standingRows(file.dataset, result.load);
          expect(new Set(brought).size).toBe(result.repeats === null ? result.added + result.changed : 0);
        }),
        { seed, numRuns: runs[file.format] ?? 10, endOnFailure: true },
      );
    },
  );
});

describe('a character of code zero', () => {
  const csv = toCsv(roads(12), { wkt: true });
  const load = (name: string, content: string, mapping?: object) =>
    loadFile(database, {
      dataset: 'road_segment',
      programme,
      file: writeFile(name, content),
      mode: 'merge',
      ...(mapping && { mapping }),
    });

  it.each([
    ['in a text', csv.replace('第3号路', '第\u00003号路')],
    ['in a code', csv.replace('cement', 'cem\0ent')],
    ['in a header', csv.replace('road_chief_post', 'road\0x')],
    ['in a key', csv.replace('Y0003110102-1', 'Y00\0')],
    ['in a geometry', csv.replace('LINESTRING', 'LINE\0STRING')],
  ])('%s does not keep the file from being loaded', async (_, content) => {
    const report = await load('zero.csv', content);
    expect(report.read).toBe(12);
    expect(report.accepted + report.rejected).toBe(12);
  });

  it('in a mapping is refused: it could not be kept', async () => {
    const before = await everything();
    const mapping = { fields: { surface: { column: 'surface', values: { 'a\0': 'cement' } } } };
    await expect(load('mapped.csv', csv, mapping)).rejects.toMatchObject({ code: 'mapping_faulty' });
    expect(await everything()).toEqual(before);
  });
});
