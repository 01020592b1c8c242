import { beforeAll, describe, expect, inject, it } from 'vitest';
import { loadReport } from '#api/contract/loads.ts';
import { run } from '#etl/command-line/run.ts';
import { wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import { copyDatabase } from '../../support/database.ts';
import { openTestDatabase } from '../../support/test-engine.ts';
import { programmeFolder, regions, roads, toCsv, toGeojson, writeFile } from '../support/small-city.ts';

const name = await copyDatabase(inject('template'));
const roadFile = writeFile('roads.geojson', toGeojson(roads(40)));

/** The same roads as they lie on a Chinese web map. */
function shiftedRoads(): string {
  const rows = roads(40).map(({ row, geometry }) => {
    if (geometry?.type !== 'LineString') return { row, geometry };
    const coordinates = geometry.coordinates.map(([lon = 0, lat = 0]) => [...wgs84ToGcj02([lon, lat])]);
    return { row, geometry: { ...geometry, coordinates } };
  });
  return writeFile('shifted.csv', toCsv(rows, { wkt: true }));
}

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function etl(...words: string[]): Promise<Outcome> {
  const written = { out: '', err: '' };
  const status = await run(words, {
    streams: {
      out: { write: (text) => (written.out += text) },
      err: { write: (text) => (written.err += text) },
    },
    openDatabase: () => openTestDatabase(name),
  });
  return { status, ...written };
}

beforeAll(async () => {
  expect(await etl('programme', 'apply', programmeFolder)).toMatchObject({ status: 0 });
  const file = writeFile('regions.geojson', toGeojson(regions()));
  expect(await etl('load', 'region', file, '--programme', 'small-city', '--data-date', '2020-06-30')).toMatchObject({
    status: 0,
  });
});

describe('the command line', () => {
  it('prints exactly the public object with --json, and a second time that nothing changed', async () => {
    const first = await etl('load', 'road_segment', roadFile, '--programme', 'small-city', '--json');
    expect(first.status).toBe(0);
    const report = JSON.parse(first.out);
    expect(loadReport.strict().parse(report)).toEqual(report);
    expect(report).toMatchObject({ dataset: 'road_segment', read: 40, accepted: 40, added: 40, removed: 0 });
    const again = JSON.parse((await etl('load', 'road_segment', roadFile, '--json')).out);
    expect(again).toMatchObject({ load: report.load + 1, added: 0, changed: 0, removed: 0, unchanged: 40 });
  });

  it('checks without publishing by either of two words', async () => {
    for (const words of [
      ['check', 'road_segment', roadFile],
      ['load', 'road_segment', roadFile, '--dry-run'],
    ]) {
      const { status, out } = await etl(...words, '--json');
      expect([status, JSON.parse(out).load]).toEqual([0, null]);
    }
  });

  it('tells in Chinese what it found, with the first rows, and in English when asked', async () => {
    const chinese = await etl('load', 'road_segment', roadFile);
    expect(chinese.err).toContain('不变 40');
    expect(chinese.err).toContain('geometry_missing');
    expect(chinese.err).toContain('第10行');
    expect(chinese.out).toMatch(/^road_segment 已发布，第 \d+ 批/);
    const english = await etl('load', 'road_segment', roadFile, '--lang', 'en');
    expect(english.err).toContain('unchanged 40');
    expect(english.out).toMatch(/^road_segment published as load \d+/);
  });

  it('tells what the coordinates were taken for, how sure that is and why, before it publishes', async () => {
    const { status, err } = await etl('load', 'road_segment', shiftedRoads());
    expect(status).toBe(0);
    const lines = err.split('\n');
    const crs = lines.findIndex((line) => line.startsWith('坐标系：'));
    expect(lines[crs]).toMatch(/^坐标系：GCJ-02.*（(确定|较可能)）$/);
    expect(lines[crs + 1]).toMatch(/^ {4}文件没有说明坐标系/);
    expect(lines.slice(crs + 1).join('\n')).toMatch(/^ {4}.*GCJ-02.* \d+ 米/m);
    expect(lines.findIndex((line) => /^shifted\.csv {2}发布/.test(line))).toBeGreaterThan(crs);
  });

  it('refuses with status 1, a reason on stderr and nothing on stdout', async () => {
    const broken = writeFile(
      'broken.csv',
      toCsv(roads(40).map(({ row }) => ({ row: { ...row, segment_code: 'one' }, geometry: null }))),
    );
    const { status, out, err } = await etl('load', 'road_segment', broken, '--json');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('[too_many_errors]');
    expect(err).toContain('duplicate_key');
    expect(await etl('load', 'road_segment', '/nowhere.csv')).toMatchObject({ status: 1, out: '' });
    expect(await etl('undo', '9999')).toMatchObject({ status: 1 });
    expect(await etl('load', 'road_segment', roadFile, '--programme', 'nix')).toMatchObject({ status: 1 });
    expect(await etl('load', 'road_segment', roadFile, '--region', '999999')).toMatchObject({ status: 1 });
  });

  it.each([
    [1, [], 0],
    [1, ['--max-errors', '0'], 1],
    [2, [], 1],
    [2, ['--max-errors', '4.9'], 1],
    [2, ['--max-errors', '5'], 0],
    [2, ['--max-errors', '101'], 2],
  ] as const)(
    '%d of 40 rows with a point for a line, asked with %j, end with status %d',
    async (faulty, words, expected) => {
      const point = { type: 'Point' as const, coordinates: [116, 39] };
      const rows = roads(40).map((placed, index) => (index < faulty ? { ...placed, geometry: point } : placed));
      const file = writeFile('slips.geojson', toGeojson(rows));
      const { status, err } = await etl('check', 'road_segment', file, '--mode', 'merge', ...words);
      expect(status, err).toBe(expected);
    },
  );

  it.each([
    [[]],
    [['frobnicate']],
    [['load']],
    [['load', 'road_segment']],
    [['load', 'castle', 'a.csv']],
    [['load', 'road_segment', 'a.csv', 'b.csv']],
    [['load', 'road_segment', 'a.csv', '--mode', 'destroy']],
    [['load', 'road_segment', 'a.csv', '--data-date', '2020-02-30']],
    [['load', 'road_segment', 'a.csv', '--force']],
    [['show', 'first']],
    [['undo', '-1']],
    [['programme', 'drop', 'x']],
    [['compute', 'happiness']],
    [['loads', '--lang', 'fr']],
    [['backup']],
    [['restore', 'a', 'b']],
    [['template']],
    [['template', 'castle']],
    [['template', 'work', 'a.csv']],
    [['mapping', 'work']],
    [['mapping', 'castle', 'a.csv']],
    [['close', '2020-13']],
    [['close', '2020-09', '--office', '市交通运输局']],
    [['awards', '--year', 'now']],
    [['awards', '--as-of', '2020']],
    [['orders', 'forget', '1']],
    [['orders', 'list', 'x']],
    [['orders', '--state', 'late']],
    [['orders', '--as-of', '2020-02-30']],
    [['orders', 'issue', '--by-rule', '--due', '2020-10-31']],
    [['orders', 'issue', '--by-rule', '--region', '1', '--office', '局', '--post', '科长']],
    [['orders', 'issue', '--region', '1', '--office', '局', '--post', '科长']],
    [['orders', 'issue', '--region', '1', '--item', 'a', '--dry-run', '--office', '局', '--post', '科长']],
    [['orders', 'answer', '--office', '局', '--post', '科长']],
    [['orders', 'answer', 'x', '--office', '局', '--post', '科长']],
    [['orders', 'answer', '1', '--due', '2020-10-31', '--office', '局', '--post', '科长']],
    [['orders', 'close', '1']],
  ])('%j is wrong usage: status 2, told without opening a database', async (words) => {
    const err: string[] = [];
    const status = await run(words, {
      streams: { out: { write: (text) => err.push(`out ${text}`) }, err: { write: (text) => err.push(text) } },
      openDatabase: () => Promise.reject(new Error('opened')),
    });
    expect(status).toBe(2);
    expect(err.join('')).not.toContain('opened');
    expect(err.join('')).not.toMatch(/^out /);
  });

  it.each([
    [['--help'], ['load <dataset>', 'undo <load>']],
    [['undo', '--help'], ['undo <load>']],
    [['help'], ['close YYYY-MM']],
  ])('%j is an answer on stdout and no fault', async (words, told) => {
    const out: string[] = [];
    const status = await run(words, {
      streams: { out: { write: (text) => out.push(text) }, err: { write: (text) => out.push(`err ${text}`) } },
      openDatabase: () => Promise.reject(new Error('opened')),
    });
    expect(status).toBe(0);
    for (const line of told) expect(out.join('')).toContain(line);
    expect(out.join('')).not.toMatch(/^err|opened/);
  });

  it('lists, shows and undoes loads', async () => {
    const { out } = await etl('load', 'road_segment', writeFile('less.geojson', toGeojson(roads(39))), '--json');
    const { load } = JSON.parse(out);
    const { loads } = JSON.parse((await etl('loads', '--json')).out);
    expect(loads[0]).toMatchObject({ load, dataset: 'road_segment', removed: 1, kind: 'publish', mode: 'guarded' });
    expect((await etl('show', String(load))).out).toMatch(/×3 +geometry_missing line_geom4326/);
    expect(JSON.parse((await etl('undo', String(load), '--json')).out)).toMatchObject({ load: load + 1, added: 1 });
    expect(await etl('show', '9999')).toMatchObject({ status: 1 });
  });

  it('lists programmes and computes indicators anew', async () => {
    expect(JSON.parse((await etl('programmes', '--json')).out).programmes).toMatchObject([
      { id: 'small-city', rootRegion: '110100' },
    ]);
    expect(await etl('compute', 'maintenance-rate')).toMatchObject({ status: 0 });
    expect(await etl('compute')).toMatchObject({ status: 0 });
  });

  it('ends its progress line on a terminal and shows rate and rest', async () => {
    let err = '';
    await run(['load', 'road_segment', roadFile], {
      streams: { out: { write: () => true }, err: { isTTY: true, write: (text) => (err += text) } },
      openDatabase: () => openTestDatabase(name),
    });
    expect(err).toContain('\r\u001b[2K');
    expect(err).toMatch(/行\/秒/);
    expect(err.endsWith('\n')).toBe(true);
  });

  it('tells an unexpected error in one line with status 1', async () => {
    let err = '';
    const status = await run(['loads'], {
      streams: { out: { write: () => true }, err: { write: (text) => (err += text) } },
      openDatabase: () => Promise.reject(new Error('the disk is gone')),
    });
    expect([status, err]).toEqual([1, '意外错误，未作更改: the disk is gone\n']);
  });
});
