import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Indicator } from '#geodata/indicators/define-indicator.ts';
import { indicators, readIndicators } from '#geodata/indicators/registry.ts';
import { selectValues } from '#geodata/indicators/select-values.ts';
import { variantOf } from '#geodata/indicators/variant.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, fact, publish } from './fact-builder.ts';

const folder = new URL(`../../output/indicators-${process.pid}/`, import.meta.url);
const probe = `
import { defineIndicator } from './define-indicator.ts';
export default defineIndicator({
  id: 'wide-roads', version: 3,
  title: { zh: '宽路比例', en: 'Wide roads' }, label: { zh: '宽路', en: 'Wide' },
  weightUnit: { zh: '公里', en: 'km' }, dataset: 'road_segment', reads: ['road_segment'],
  levels: ['city', 'district'], clause: '试', method: { zh: '试', en: 'probe' },
  params: { atLeastM: 6 },
  population: 'r.width_m IS NOT NULL', success: 'r.width_m >= CAST(:atLeastM AS numeric)', weight: 'r.length_km',
  states: { success: { zh: '宽路', en: 'wide' }, gap: { zh: '窄路', en: 'narrow' } },
  detail: { widthM: 'r.width_m' },
});`;

const coverageKinds = await readIndicators(new URL('../../../geodata/indicators/coverage/', import.meta.url));

async function readWith(file: string, text: string): Promise<ReadonlyMap<string, Indicator>> {
  await writeFile(new URL(file, folder), text);
  return readIndicators(folder);
}

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await cp(new URL('../../../geodata/indicators/', import.meta.url), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the registry of indicators', () => {
  it('holds those of the policy texts', () => {
    expect([...indicators.keys()]).toEqual(
      expect.arrayContaining([
        ...['town-class2-access', 'substandard-upgrade', 'hazard-treatment', 'town-road-office', 'road-chief-coverage'],
        ...['maintenance-rate', 'good-condition-rate', 'district-condition-improved', 'district-transport-integration'],
        ...['town-station-coverage', 'village-bus-coverage'],
      ]),
    );
  });

  it('holds the kinds of coverage beside them', () => {
    expect([...coverageKinds.keys()].every((id) => indicators.has(id))).toBe(true);
    expect(coverageKinds.size).toBeGreaterThanOrEqual(8);
  });

  it('takes up a new file without any other change, and the engine computes it', async () => {
    const definitions = await readWith('wide-roads.ts', probe);
    const indicator = definitions.get('wide-roads');
    if (indicator === undefined) throw new Error('the probe was not found');
    expect(definitions.size).toBe(indicators.size - coverageKinds.size + 1);

    const database = await testDatabase();
    const root = 'P1';
    const rows = [fact.region(root, 'city', null), fact.region('P1-A', 'district', root)];
    await publish(database, { root, dataset: 'region', rows, definitions });
    const at = { town: null, district: 'P1-A' };
    const segments = [
      fact.segment('wide', at, 3, { width_m: 6 }),
      fact.segment('narrow', at, 1, { width_m: 5.9 }),
      fact.segment('unknown', at, 9),
    ];
    await publish(database, { root, dataset: 'road_segment', rows: segments, definitions });
    const basis = await basisOf(database, root);
    const ask = { basis, region: root, self: true, levels: ['district'] } as const;
    const stored = await database.read((tx) =>
      tx('indicator_value').where({ indicator: 'wide-roads', region_code: root }),
    );
    expect(stored.at(-1)).toMatchObject({ definition_version: 3, population: 4, success: 3 });
    const values = await database.read((tx) => selectValues(tx, { ...ask, variant: variantOf(indicator) }));
    expect(values.map(({ region, value }) => [region, value])).toEqual([
      [root, 75],
      ['P1-A', 75],
    ]);
    const wider = variantOf(indicator, { atLeastM: 5 });
    const [own] = await database.read((tx) => selectValues(tx, { ...ask, variant: wider }));
    expect(own?.value).toBe(100);
  });

  it.each([
    ['another-name.ts', probe, /must be defined in wide-roads\.ts/],
    [
      'no-title.ts',
      probe.replace("title: { zh: '宽路比例', en: 'Wide roads' },", '').replace('wide-roads', 'no-title'),
      /no-title\.ts/,
    ],
    [
      'taken-word.ts',
      probe.replace('atLeastM: 6', 'load: 6').replace('wide-roads', 'taken-word'),
      /load is a word of the engine/,
    ],
    [
      'forgets.ts',
      probe.replace("reads: ['road_segment']", "reads: ['village']").replace('wide-roads', 'forgets'),
      /reads must name road_segment/,
    ],
  ])('refuses a broken definition %s', async (file, text, message) => {
    await expect(readWith(file, text)).rejects.toThrow(message);
    await rm(new URL(file, folder));
  });
});
