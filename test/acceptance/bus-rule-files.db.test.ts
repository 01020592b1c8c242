import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterFile } from '#test/support/after-file.ts';
import { askCoverage, askRecords, askValues, type Coverage, type Site } from './support/ask.ts';
import { away, type LonLat } from './support/places.ts';
import { etlJson, runEtl } from './support/programs.ts';
import { serveEmpty } from './support/serve.ts';

const root = '339900';
const [west, east] = ['339901', '339902'];
const border = 120.5;

/** Stops far from each other, one a village; the last lies a little east of the line between the districts. */
const stops = [0, 1, 2, 3, 4, 5].map((index): LonLat => [120.1 + index * 0.06, 29.8]);
const beyond: LonLat = [border + 0.001, 29.9];
const stopOf = (index: number): LonLat => stops[index] ?? beyond;

interface Village {
  readonly name: string;
  readonly committee?: LonLat;
  readonly hall?: LonLat;
}

const villages: readonly Village[] = [
  { name: '499.9', committee: away(stopOf(0), 37, 499.9) },
  { name: '500.0', committee: away(stopOf(1), 211, 500) },
  { name: '500.1', committee: away(stopOf(2), 300, 500.1) },
  { name: 'only a hall, near', hall: away(stopOf(3), 90, 120) },
  { name: 'only a hall, far', hall: away(stopOf(3), 180, 4000) },
  { name: 'committee far, hall near', committee: away(stopOf(4), 10, 9000), hall: away(stopOf(4), 10, 499) },
  { name: 'neither point' },
  { name: 'stop across the line', committee: [border - 0.001, 29.9] },
  { name: 'stop of another kind', committee: [120.2, 30.2] },
  { name: 'stop that is closed', committee: [120.3, 30.2] },
];
const codeOf = (name: string): string => `33990110${villages.findIndex((entry) => entry.name === name) + 1000}`;

/** Twelve decimals hold a tenth of a micrometre. */
const degrees = (place: LonLat | undefined): string => (place ? place.map((part) => part.toFixed(12)).join(',') : ',');

const square = (from: number, to: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [from, 29.5],
      [to, 29.5],
      [to, 30.5],
      [from, 30.5],
      [from, 29.5],
    ],
  ],
});
const area = (code: string, level: string, parent: string | null, [from, to]: readonly [number, number]) => ({
  type: 'Feature',
  properties: { code, name: `区域${code}`, level, parent_code: parent, outline_source: 'survey' },
  geometry: square(from, to),
});

const files: Readonly<Record<string, readonly [string, string]>> = {
  region: [
    'regions.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        area(root, 'city', null, [120, 121]),
        area(west, 'district', root, [120, border]),
        area(east, 'district', root, [border, 121]),
        area(`${west}101`, 'town', west, [120, border]),
        area(`${east}101`, 'town', east, [border, 121]),
      ],
    }),
  ],
  village: [
    'villages.csv',
    `code,name,town_code,district_code,committee_lon,committee_lat,hall_lon,hall_lat\n${villages
      .map(
        ({ name, committee, hall }) =>
          `${codeOf(name)},"${name}",${west}101,${west},${degrees(committee)},${degrees(hall)}\n`,
      )
      .join('')}`,
  ],
  facility: [
    'stops.csv',
    [
      'facility_code,kinds,status,lon,lat',
      ...[...stops, beyond].map((place, index) => `S${index},bus_stop,operating,${degrees(place)}`),
      'OTHER,bus_bay,operating,120.2,30.2',
      'CLOSED,bus_stop,closed,120.3,30.2',
      '',
    ].join('\n'),
  ],
};

let site: Site;
let variables: NodeJS.ProcessEnv;
let folder: string;

/** A programme of one's own is what makes a root region known. */
const programme: Readonly<Record<string, string>> = {
  'programme.yaml': `
id: rule
title: { zh: 规则, en: Rule }
startsOn: 2026-01-01
endsOn: 2026-12-31
rootRegion: { code: "${root}", name: 测试市, nameEn: Testing }
indicators: [{ id: village-bus-coverage }]
`,
  'targets.csv': 'target_code,indicator,level,operator,value,due_on,clause\n',
};

const load = (dataset: string, path: string): Promise<unknown> =>
  etlJson(variables, ['load', dataset, path, '--region', root, '--data-date', '2026-01-31']);

beforeAll(async () => {
  ({ server: site, variables } = await serveEmpty());
  folder = await mkdtemp(join(tmpdir(), 'tongcun-rule-'));
  afterFile(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'rule'));
  for (const [name, content] of Object.entries(programme)) await writeFile(join(folder, 'rule', name), content);
  await etlJson(variables, ['programme', 'apply', join(folder, 'rule')]);
  for (const [dataset, [name, content]] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
    await load(dataset, join(folder, name));
  }
});

const coverage = (query = {}): Promise<Coverage> => askCoverage(site, { region: root, ...query });
const gapsOf = async (query = {}): Promise<string[]> => (await coverage(query)).gaps.map(({ name }) => name).sort();

describe('the 500 m rule, from the files to the answer', () => {
  it('covers to 500.0 m and not to 500.1 m, by either point, whatever the district, by operating stops only', async () => {
    expect(await gapsOf()).toEqual(
      ['500.1', 'only a hall, far', 'neither point', 'stop of another kind', 'stop that is closed'].sort(),
    );
    const { rows } = await coverage();
    expect(rows.find(({ region }) => region === root)).toMatchObject({ covered: 5, villages: 10, percent: 50 });
    expect(rows.find(({ region }) => region === west)).toMatchObject({ covered: 5, villages: 10, percent: 50 });
    expect(rows.find(({ region }) => region === east)).toMatchObject({ covered: 0, villages: 0, percent: null });
  });

  it.each([
    ['499.9', 499.9, 'village_committee'],
    ['500.0', 500, 'village_committee'],
    ['500.1', 500.1, 'village_committee'],
    ['only a hall, near', 120, 'village_hall'],
    ['committee far, hall near', 499, 'village_hall'],
  ])('says how far the village "%s" is: %d m, from its %s', async (name, distanceM, measuredFrom) => {
    const { records } = await askRecords(site, 'village-bus-coverage', { region: root });
    expect(records.find((record) => record.name === name)?.detail).toMatchObject({ distanceM, measuredFrom });
  });

  it('flags the village with neither point as one without location, and lists it last', async () => {
    const { gaps } = await coverage();
    expect(gaps.at(-1)).toMatchObject({
      name: 'neither point',
      point: null,
      detail: { noLocation: true, distanceM: null },
      source: { file: 'villages.csv', row: 7 },
    });
  });

  it.each([
    [499.8, ['499.9', '500.0']],
    [499.9, ['500.0']],
    [500.05, []],
    [500.1, []],
  ])('moves the line with the threshold of %d m', async (threshold, more) => {
    const at500 = await gapsOf();
    const gained = threshold >= 500.1 ? ['500.1'] : [];
    expect(await gapsOf({ threshold })).toEqual([...at500, ...more].filter((name) => !gained.includes(name)).sort());
  });

  it('asks the same of another kind of site', async () => {
    const { rows, gaps } = await coverage({ rule: 'bus_bay' });
    expect(rows[0]).toMatchObject({ covered: 1, villages: 10 });
    expect(gaps.map(({ name }) => name)).not.toContain('stop of another kind');
  });

  it('says the same on /api/values', async () => {
    const [value] = await askValues(site, 'village-bus-coverage', { region: root });
    expect(value).toMatchObject({ value: 50, successCount: 5, populationCount: 10 });
  });

  it('follows a stop that moves, and its undo', async () => {
    const moved = files.facility?.[1].replace('OTHER,bus_bay', 'OTHER,bus_stop') ?? '';
    await writeFile(join(folder, 'moved.csv'), moved);
    const report = await load('facility', join(folder, 'moved.csv'));
    expect(report).toMatchObject({ added: 0, changed: 1, removed: 0 });
    // The server looks twice a second whether another program has published.
    await expect.poll(gapsOf).not.toContain('stop of another kind');
    const number = typeof report === 'object' && report !== null && 'load' in report ? String(report.load) : '';
    expect((await runEtl(variables, ['undo', number])).status).toBe(0);
    await expect.poll(gapsOf).toContain('stop of another kind');
    expect((await coverage({ asOf: number })).gaps.map(({ name }) => name)).not.toContain('stop of another kind');
  });
});
