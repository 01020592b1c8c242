import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '#test/api/support/test-server.ts';
import { askCoverage, askLoads, askRecords, askRegions, askValues, type Coverage } from '../support/ask.ts';
import { distanceM, lengthM } from '../support/places.ts';
import { etlJson } from '../support/programs.ts';
import { readShapefile, type ShapeRow } from '../support/read-shapefile.ts';
import { serveSample } from '../support/serve.ts';

const zips = resolve('../shared/data/ladakh');
/** Programme and mappings of the second region; the pipeline's own tests keep them. */
const folder = import.meta.dirname;
const region = 'IN-LA';
const ruralCategories = ['MDR', 'RR(ODR)', 'RR(VR)', 'RR(TRACK)'];
const categoryOfKind = {
  school: 'Education',
  health_centre: 'Medical',
  market: 'Agro',
  public_office: 'Transport/Admin',
};

let variables: NodeJS.ProcessEnv;
let server: TestServer;
let shaoxingBefore: unknown;

const loadZip = (dataset: string, zip: string, mapping: string): Promise<unknown> =>
  etlJson(variables, [
    ...['load', dataset, join(zips, zip), '--mapping', mapping],
    ...['--programme', 'ladakh', '--data-date', '2022-02-22'],
  ]);

beforeAll(async () => {
  ({ server, variables } = await serveSample());
  shaoxingBefore = await shaoxing();
  await etlJson(variables, ['programme', 'apply', folder]);
  const mapping = (dataset: string): string => join(folder, `${dataset}.json`);
  await loadZip('region', 'Bound_Block-Ladakh.zip', mapping('region'));
  await loadZip('village', 'Habitation-Ladakh.zip', mapping('village'));
  await loadZip('road_segment', 'Road_DRRP-Ladakh.zip', mapping('road-segment'));
  await loadZip('facility', 'Facilities-Ladakh.zip', mapping('facility'));
});

const shaoxing = (): Promise<unknown> =>
  Promise.all([askValues(server, 'maintenance-rate', { region: '330600' }), askCoverage(server, { region: '330600' })]);

/** Kilometres of the roads along the ellipsoid, by the witness. */
function kilometres(rows: readonly ShapeRow[]): number {
  return rows.flatMap(({ parts }) => parts).reduce((sum, part) => sum + lengthM(part) / 1000, 0);
}

const roads = readShapefile(join(zips, 'Road_DRRP-Ladakh.zip'));
const habitations = readShapefile(join(zips, 'Habitation-Ladakh.zip'));
const facilities = readShapefile(join(zips, 'Facilities-Ladakh.zip'));

describe('the blocks of Ladakh', () => {
  it('are the districts of a root region that the programme names', async () => {
    const blocks = await askRegions(server, region);
    expect(blocks).toHaveLength(31);
    expect(new Set(blocks.map(({ level, parent }) => `${level} of ${parent}`))).toEqual(new Set(['district of IN-LA']));
    const [west = 0, south = 0, east = 0, north = 0] = blocks[0]?.bbox ?? [];
    expect(west > 75 && south > 32 && east < 80 && north < 36 && west < east && south < north).toBe(true);
  });

  it('hold every road and every habitation of the files', async () => {
    const wanted = new Map<string, number>();
    for (const { fields } of habitations)
      wanted.set(fields.BLOCK_ID ?? '', 1 + (wanted.get(fields.BLOCK_ID ?? '') ?? 0));
    const values = await askValues(server, 'village-bus-coverage', { region, level: 'district' });
    const found = values.filter(({ populationCount }) => populationCount > 0);
    expect(new Map(found.map((value) => [value.region, value.populationCount]))).toEqual(wanted);
  });
});

describe('the roads of Ladakh', () => {
  it('weigh what an independent computation gives, road by road and together', async () => {
    const rural = roads.filter(({ fields }) => ruralCategories.includes(fields.RoadCatego ?? ''));
    const [value] = await askValues(server, 'maintenance-rate', { region });
    expect(value?.populationCount).toBe(rural.length);
    expect(value?.population).toBeCloseTo(kilometres(rural), 2);
    const { records } = await askRecords(server, 'maintenance-rate', { region });
    const found = records.map(({ weight }) => weight).sort((a, b) => a - b);
    const wanted = rural.map((row) => kilometres([row])).sort((a, b) => a - b);
    for (const [index, weight] of found.entries()) expect(weight).toBeCloseTo(wanted[index] ?? Number.NaN, 5);
  });

  it('are 6,273 km within 0.1 % when every category is read as rural', async () => {
    const mapping = join(folder, 'every-road-rural.json');
    const report = await loadZip('road_segment', 'Road_DRRP-Ladakh.zip', mapping);
    expect(report).toMatchObject({ read: 1015, accepted: 1015, rejected: 0, added: 0, removed: 0 });
    // The server looks twice a second whether another program has published.
    const total = async () => (await askValues(server, 'maintenance-rate', { region }))[0];
    await expect.poll(async () => (await total())?.populationCount).toBe(1015);
    const value = await total();
    expect(value?.population).toBeGreaterThan(6273 * 0.999);
    expect(value?.population).toBeLessThan(6273 * 1.001);
    expect(value?.population).toBeCloseTo(kilometres(roads), 2);
  });
});

describe('the habitations of Ladakh', () => {
  const places = habitations.map(({ fields, parts }) => ({ fields, place: parts[0]?.[0] ?? ([0, 0] as const) }));

  /** Metres from every habitation to the nearest facility of a category: all pairs, one by one. */
  function nearestM(category: string): Map<string, number> {
    const sites = facilities
      .filter(({ fields }) => fields.FAC_CATEGO === category)
      .map(({ parts }) => parts[0]?.[0] ?? ([0, 0] as const));
    return new Map(
      places.map(({ fields, place }) => [
        fields.HAB_ID ?? '',
        Math.min(...sites.map((site) => distanceM(place, site))),
      ]),
    );
  }

  it.each(Object.entries(categoryOfKind))(
    'lie within 500 m of a %s as often as all pairs say',
    async (kind, category) => {
      const nearest = nearestM(category);
      const coverage: Coverage = await askCoverage(server, { rule: kind, region });
      const covered = [...nearest.values()].filter((metres) => Math.round(metres * 1000) <= 500_000).length;
      expect(covered).toBeGreaterThan(20);
      const share = Math.round((covered / 729) * 1_000_000) / 10_000;
      expect(coverage.rows[0]).toMatchObject({ region, covered, villages: 729, percent: share });
      expect(coverage.gaps).toHaveLength(729 - covered);
      for (const { key, detail } of coverage.gaps)
        expect(detail.distanceM).toBeCloseTo(nearest.get(key) ?? Number.NaN, 2);
    },
  );

  it('lie within the watched distance of the watched kind in the programme of Ladakh too', async () => {
    const [value] = await askValues(server, 'village-bus-coverage', { region });
    const [row] = (await askCoverage(server, { rule: 'school', region })).rows;
    expect(value).toMatchObject({ successCount: row?.covered, populationCount: row?.villages, value: row?.percent });
  });
});

describe('the second programme', () => {
  it('leaves the numbers of the first as they were', async () => {
    expect(await shaoxing()).toEqual(shaoxingBefore);
  });

  it('changes nothing when its zips come again', async () => {
    const report = await loadZip('village', 'Habitation-Ladakh.zip', join(folder, 'village.json'));
    expect(report).toMatchObject({ read: 729, added: 0, changed: 0, removed: 0, unchanged: 729 });
  });

  it('shows every zip in the list of loads, with its data date', async () => {
    const loads = (await askLoads(server)).filter(({ rootRegion }) => rootRegion === region);
    const named = new Map(loads.map(({ file, dataDate }) => [file, dataDate]));
    expect(named.get('Road_DRRP-Ladakh.zip')).toBe('2022-02-22');
    expect(named.get('Facilities-Ladakh.zip')).toBe('2022-02-22');
  });
});
