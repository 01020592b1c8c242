import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runWorkbookProgram } from '#etl/read/workbook/run-workbook-program.ts';
import { PublicError } from '#geodata/errors.ts';
import { BoundedWorkbooks } from '../support/bounded-workbooks.ts';
import { ChildPeaks } from '../support/child-peaks.ts';
import { mutate, mutation } from '../support/mutation.ts';
import { expectConsistent, outcome, readWhole } from '../support/read-outcome.ts';
import { write } from '../support/read-source.ts';
import { roads } from '../support/small-city.ts';
import { type SoundFile, soundRoads, soundTimetable } from '../support/sound-files.ts';
import { damage, spoil } from '../support/spoil-file.ts';

// More are mutated in mutated-layers.test.ts, 500 in workbook-bounds.test.ts and 120 in archive.test.ts.

const sound = [...soundRoads(roads(12)), soundTimetable()];
const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const unharmed = { part: 0, changes: [] };
const rssAtFirst = process.memoryUsage().rss;
const peaks = new ChildPeaks('gdal-program');
afterAll(() => peaks.stop());

/** Where damage ends a process of GDAL or of a workbook, the next file waits a second for another one. */
const runs: Readonly<Record<string, number>> = {
  'CSV in UTF-8': 250,
  'CSV in GBK': 200,
  GeoJSON: 200,
  'zipped CSV': 150,
  'zipped shapefile': 100,
  shapefile: 50,
  KML: 100,
  GeoPackage: 80,
  FlatGeobuf: 6,
  MapInfo: 6,
  'old workbook': 4,
  GTFS: 150,
};

function named(format: string): SoundFile {
  const found = sound.find((file) => file.format === format);
  if (found === undefined) throw new Error(format);
  return found;
}

describe(`a file damaged by seed ${seed}`, () => {
  it.each(sound)(
    'is refused in public words or read with every row in its place: $format',
    async (file) => {
      const whole = await readWhole(file);
      expect(whole.rows).toHaveLength(file.count);
      await fc.assert(
        fc.asyncProperty(damage, async (one) => {
          const result = await outcome(file, spoil(file, one));
          if (!(result instanceof PublicError)) expectConsistent(result);
        }),
        { seed, numRuns: runs[file.format] ?? 10, endOnFailure: true },
      );
    },
    90_000,
  );

  it('is refused or read as it was, when it was packed', async () => {
    const file = named('zipped CSV');
    const whole = await readWhole(file);
    await fc.assert(
      fc.asyncProperty(damage, async (one) => {
        const result = await outcome(file, spoil(file, one));
        if (!(result instanceof PublicError)) expect(result).toEqual(whole);
      }),
      { seed: seed + 1, numRuns: 100, endOnFailure: true },
    );
  });

  it.each(['CSV in UTF-8', 'CSV in GBK', 'GeoJSON', 'shapefile', 'GeoPackage'])(
    'is, when cut off, refused, or its rows are as they were but for the last or what is told of them: %s',
    async (format) => {
      const file = named(format);
      const whole = await readWhole(file);
      const cut = fc.record({ part: fc.nat({ max: 9 }), place: fc.integer({ min: 0, max: 999 }) });
      await fc.assert(
        fc.asyncProperty(cut, async ({ part, place }) => {
          const path = spoil(file, { part, changes: [{ kind: 'cut', place: place / 1000 }] });
          const result = await outcome(file, path);
          if (result instanceof PublicError) return;
          expectConsistent(result);
          if (!format.startsWith('CSV')) expect(result.rows).toHaveLength(file.count);
          for (const [index, row] of result.rows.entries()) {
            const isLast = index === result.rows.length - 1 && format.startsWith('CSV');
            if (!isLast && row.problems.length === 0) expect(row).toEqual(whole.rows[index]);
          }
        }),
        { seed, numRuns: format === 'shapefile' ? 12 : 40, endOnFailure: true },
      );
    },
    60_000,
  );

  it('is refused, read, or ends the process that reads it and is refused for that: old workbooks', async () => {
    const bytes = named('old workbook').parts['roads.xls'] ?? new Uint8Array();
    const workbooks = new BoundedWorkbooks();
    const fatal: Uint8Array[] = [];
    try {
      expect(await workbooks.read(bytes)).toEqual({ rows: 12 });
      await fc.assert(
        fc.asyncProperty(mutation, async (one) => {
          const damaged = mutate(bytes, one);
          const result = await workbooks.read(damaged);
          if (result === 'ended') fatal.push(damaged);
          else if ('rows' in result) expect(result.rows).toBeLessThan(10_000);
          else expect(result).toEqual({ refused: expect.stringMatching(/^[a-z_]+$/) });
        }),
        { seed, numRuns: 120, endOnFailure: true },
      );
    } finally {
      workbooks.close();
    }
    // A library that loops over a damaged sector table is stopped by the reader's own bounds, with a sentence.
    for (const damaged of fatal.slice(0, 2)) {
      const path = write('fatal.xls', damaged);
      const reading = runWorkbookProgram(path, { name: 'fatal.xls', wanted: '' }, { memoryMb: 256, timeMs: 3_000 });
      await expect(reading).rejects.toMatchObject({
        code: expect.stringMatching(/^(workbook_too_large|file_broken)$/),
      });
    }
  }, 90_000);

  it('is refused or used as it stands: a mapping', async () => {
    const file = named('CSV in UTF-8');
    const path = spoil(file, unharmed);
    const fields = {
      surface: { column: 'surface', values: { cement: 'asphalt', '*': null } },
      width_m: { constant: 5 },
    };
    const text = Buffer.from(JSON.stringify({ dataset: 'road_segment', fields }));
    await fc.assert(
      fc.asyncProperty(mutation, async (one) => {
        const result = await outcome(file, path, write('mapping.json', mutate(text, one)));
        if (result instanceof PublicError) expect(result.code).toMatch(/^(mapping|header|columns|column)_/);
        else expect(result.rows).toHaveLength(file.count);
      }),
      { seed, numRuns: 100, endOnFailure: true },
    );
  });
});

describe('a hostile file', () => {
  it.each(['csv', 'geojson', 'shp', 'zip', 'xlsx', 'xls', 'kml', 'gpkg', 'fgb', 'mif', 'dxf', 'pbf'])(
    'that claims 2 GB and holds nothing is refused: .%s',
    async (ending) => {
      const sparse = write(`sparse.${ending}`, '');
      const file = openSync(sparse, 'r+');
      writeSync(file, ending === 'geojson' ? '{"type":"FeatureCollection","features":[' : 'a,b\n1,');
      ftruncateSync(file, 2 ** 31);
      closeSync(file);
      expect(await outcome(named('GeoJSON'), sparse)).toBeInstanceOf(PublicError);
      rmSync(sparse);
    },
  );

  it('of 10,000 columns is refused for its columns, or read', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    const wide = write('wide.csv', `${names.join(',')}\n${names.join(',')}\n`);
    expect(await outcome(named('CSV in UTF-8'), wide)).toBeInstanceOf(PublicError);
    const [first, ...rest] = Buffer.from(named('CSV in UTF-8').parts['utf8.csv'] ?? [])
      .toString()
      .split('\r\n');
    const row = rest[0] ?? '';
    const roadsToo = write(
      'wide-roads.csv',
      `${first},${names.join(',')}\n${row},${names.map(() => '=1+1').join(',')}\n`,
    );
    const result = await outcome(named('CSV in UTF-8'), roadsToo);
    if (!(result instanceof PublicError)) expect(result.rows).toHaveLength(1);
  });

  it('with formulas in it gives their text and no result', async () => {
    const [first] = roads(1);
    const names = Object.keys(first?.row ?? {});
    const cells = names.map((name) => (name === 'route_name' ? '"=HYPERLINK(""http://x"",""y"")"' : first?.row[name]));
    const result = await outcome(
      named('CSV in UTF-8'),
      write('formula.csv', `${names.join(',')}\n${cells.join(',')}\n`),
    );
    expect(JSON.stringify(result)).toContain('=HYPERLINK(');
  });

  it('has not made this process grow by more than 400 MB for all of them, nor that of GDAL to 2 GB', () => {
    expect(process.memoryUsage().rss - rssAtFirst).toBeLessThan(400e6);
    expect(peaks.count).toBeGreaterThan(0);
    expect(peaks.largestBytes).toBeLessThan(2e9);
  });
});
