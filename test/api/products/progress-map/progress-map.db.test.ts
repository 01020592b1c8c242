import { beforeAll, describe, expect, it } from 'vitest';
import { gatherProgressMap, type ProgressMapQuery } from '#api/products/progress-map/gather-progress-map.ts';
import { renderProgressMap } from '#api/products/progress-map/render-progress-map.ts';
import { formatWeight } from '#api/products/sheet/number-format.ts';
import { type Basis, resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import type { IndicatorValue } from '#geodata/values/indicator-value.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { percentText } from '#geodata/vocabulary/percent-text.ts';
import { sampleDatabase } from '#test/support/database.ts';
import { readPdf } from '../support/read-pdf.ts';

const root = '330600';
let database: Database;
let basis: Basis;
beforeAll(async () => {
  database = await sampleDatabase();
  basis = await database.read((tx) => resolveAsOf(tx, root));
});

const gather = (query: Partial<ProgressMapQuery>, at = basis) =>
  database.read((tx) => gatherProgressMap(tx, { query: { lang: 'zh', ...query }, basis: at }));
const render = (query: Partial<ProgressMapQuery>) =>
  database.read((tx) => renderProgressMap(tx, { query: { lang: 'zh', ...query }, basis, format: 'pdf' }));
const districts = (indicator: string) =>
  database.read((tx) => listValues(tx, { indicator, root, level: 'district', basis }));

function figures({ value, success, population }: IndicatorValue, unit: string): string[] {
  return [value === null ? '—' : percentText(value), formatWeight(success, unit), formatWeight(population, unit)];
}

describe.each([...indicators.values()])('the progress map of $title.zh', (indicator) => {
  it('prints the numbers of the values query, on one A3 page of paths and searchable text', async () => {
    const facts = await readPdf(await render({ indicator: indicator.id }));
    const values = await districts(indicator.id);
    expect(values).toHaveLength(6);
    for (const value of values) {
      const at = facts.pieces.lastIndexOf(value.name);
      const row = facts.pieces.slice(at + 1, at + 4);
      expect(row).toEqual(figures(value, indicator.weightUnit.en));
    }
    expect(facts.text).toContain(`绍兴市${indicator.title.zh}进度图`);
    for (const mark of ['内部资料', '演示数据', '2020-09-30', 'CGCS2000']) expect(facts.text).toContain(mark);
    expect([Math.round(facts.widthMm), Math.round(facts.heightMm), facts.pages, facts.images]).toEqual([
      420, 297, 1, 0,
    ]);
    expect(facts.paths).toBeGreaterThan(50);
  });
});

describe('what a progress map is made of', () => {
  it('lies in the zone of its longitude at a round scale and stays light', async () => {
    const content = await gather({ indicator: 'maintenance-rate' });
    expect(content.crs.srid).toBe(4549);
    expect(content.fit.scale).toBe(500_000);
    const vertices = content.lines.flatMap(({ lines }) => lines).flat().length;
    expect(vertices).toBeGreaterThan(5_000);
    expect(vertices).toBeLessThan(40_000);
  });

  it('shows each located village once, with the state that the count says', async () => {
    const content = await gather({ indicator: 'village-bus-coverage' });
    const drawn = (state: string): number =>
      content.points.filter((group) => group.kind === 'record' && group.state === state).flatMap(({ points }) => points)
        .length;
    expect(drawn('success')).toBe(content.total.successCount);
    expect(drawn('gap')).toBeLessThanOrEqual(content.total.populationCount - content.total.successCount);
    expect(drawn('gap')).toBeGreaterThan(0);
  });

  it('draws the towns of a district, says they are indicative, and shows its neighbours', async () => {
    const content = await gather({ indicator: 'maintenance-rate', region: '330624' });
    expect(content.values.map(({ region }) => region.slice(0, 6))).toEqual(content.values.map(() => '330624'));
    expect(content.values.length).toBe(content.areas.filter(({ role }) => role === 'child').length);
    expect(content.areas.some(({ role }) => role === 'neighbour')).toBe(true);
    expect((await readPdf(await render({ region: '330624' }))).text).toContain('乡镇范围为示意');
  });

  it('counts with another distance when asked, in values and symbols alike', async () => {
    const [near, far] = [
      await gather({ indicator: 'village-bus-coverage', region: '330624', threshold: 500 }),
      await gather({ indicator: 'village-bus-coverage', region: '330624', threshold: 2_000 }),
    ];
    expect(near.indicator.thresholdM).toBeNull();
    expect(far.indicator.thresholdM).toBe(2_000);
    expect(far.total.successCount).toBeGreaterThan(near.total.successCount);
    const covered = far.points.filter((group) => group.kind === 'record' && group.state === 'success');
    expect(covered.flatMap(({ points }) => points)).toHaveLength(far.total.successCount);
  });

  it('draws a town by itself and writes English with English names', async () => {
    const facts = await readPdf(await render({ region: '330624104', indicator: 'village-bus-coverage', lang: 'en' }));
    expect(facts.text).toContain('Villages reached by bus');
    expect(facts.text).toContain('DEMONSTRATION DATA');
    const city = await readPdf(await render({ lang: 'en' }));
    expect(city.text).toContain('Shaoxing: ');
    expect(city.pieces).toContain('Zhuji');
  });

  it('hatches towns in which nothing counts', async () => {
    const content = await gather({ indicator: 'village-bus-coverage', region: '330602' });
    expect(content.values.some(({ value }) => value === null)).toBe(true);
    expect((await readPdf(await render({ indicator: 'village-bus-coverage', region: '330602' }))).text).toContain(
      '无数据',
    );
  });

  it('can be drawn as of a former load', async () => {
    const before = await database.read((tx) => resolveAsOf(tx, root, '5'));
    const content = await gather({ indicator: 'maintenance-rate' }, before);
    expect(content.total.value).toBeNull();
    expect(content.lines).toEqual([]);
  });
});

describe('a progress map that cannot be drawn', () => {
  it.each([
    [{ indicator: 'nonsense' }, 'unknown_indicator'],
    [{ region: '999999' }, 'unknown_region'],
    [{ programme: 'nonsense' }, 'unknown_programme'],
    [{ indicator: 'maintenance-rate', threshold: 500 }, 'threshold_not_taken'],
  ])('says why: %j', async (query, code) => {
    await expect(gather(query)).rejects.toMatchObject({ code });
  });

  it('says that nothing is loaded, or that outlines are missing', async () => {
    await expect(gather({}, { load: 0, asOf: null, sample: false, root })).rejects.toMatchObject({ code: 'no_data' });
    await expect(gather({}, { ...basis, load: 3 })).rejects.toMatchObject({ code: 'unknown_region' });
  });
});
