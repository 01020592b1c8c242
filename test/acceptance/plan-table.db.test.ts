import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { askProgress, type ProgressRow, type Site } from './support/ask.ts';
import { serveSample } from './support/serve.ts';

/** The document's table as it was typed off, kept outside the project. */
const printed: string[][] = parse(readFileSync(resolve('../shared/data/seeds/shaoxing_plan_2018_2020.csv'), 'utf8'));
const codes = new Map([
  ['全市', '330600'],
  ['越城区', '330602'],
  ['柯桥区', '330603'],
  ['上虞区', '330604'],
  ['诸暨市', '330681'],
  ['嵊州市', '330683'],
  ['新昌县', '330624'],
]);
const districts = [...codes.values()].slice(1);
const years = [2018, 2019, 2020];
const items = 14;

/** Printed cells of an area and a year (or 小计, 合计) in the order of the columns; the dash is null. */
function printedRow(area: string, period: string): (number | null)[] {
  const row = printed.find(([name, year]) => codes.get(name ?? '') === area && year === period);
  if (row === undefined) throw new Error(`The table has no row ${area} ${period}`);
  return row.slice(2).map((cell) => (cell === '' ? null : Number(cell)));
}

let site: Site;
const shown = new Map<number, ProgressRow[]>();
beforeAll(async () => {
  site = (await serveSample()).server;
  for (const year of years) shown.set(year, (await askProgress(site, { year, children: 'true' })).rows);
});

function rowsOf(area: string, year: number): ProgressRow[] {
  return (shown.get(year) ?? []).filter(({ region }) => region === area);
}

const plans = (area: string, year: number): (number | null)[] => rowsOf(area, year).map(({ plan }) => plan);
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('the plan of Shaoxing on /api/progress', () => {
  it('has the city, its six districts and fourteen items in every year, and nothing else', () => {
    for (const year of years) {
      expect([...new Set(shown.get(year)?.map(({ region }) => region))].sort()).toEqual([...codes.values()].sort());
      for (const area of codes.values()) expect(rowsOf(area, year)).toHaveLength(items);
    }
  });

  it.each(years.flatMap((year) => [...codes].map(([name, area]) => [name, year, area] as const)))(
    'equals every printed cell of %s in %i',
    (_name, year, area) => {
      expect(plans(area, year)).toEqual(printedRow(area, String(year)));
    },
  );

  it('names the items by the printed heads, in the printed order', () => {
    const heads = printed[0]?.slice(2).map((head) => head.replace(/\(([^()]*)\)$/, '|$1'));
    expect(rowsOf('330600', 2018).map(({ title, unit }) => `${title.zh}|${unit.zh}`)).toEqual(heads);
  });

  it.each(years)('closes: the districts of %i add up to the city in every item', (year) => {
    for (const [index, total] of plans('330600', year).entries()) {
      expect(sum(districts.map((district) => plans(district, year)[index] ?? null))).toBe(total ?? 0);
    }
  });

  it.each([...codes])('closes: the three years of %s add up to the printed total', (name, area) => {
    const totals = printedRow(area, name === '全市' ? '合计' : '小计');
    const summed = totals.map((_, index) => sum(years.map((year) => plans(area, year)[index] ?? null)));
    expect(summed).toEqual(totals.map((total) => total ?? 0));
  });

  it('gives the same cells when a district is asked for by itself', async () => {
    const { rows } = await askProgress(site, { year: 2019, region: '330683' });
    expect(rows.map(({ plan }) => plan)).toEqual(printedRow('330683', '2019'));
  });

  it('calls a dash neither a hundred percent nor nothing: no percentage and no status', () => {
    const dashes = years.flatMap((year) => (shown.get(year) ?? []).filter(({ plan }) => plan === null));
    expect(dashes.length).toBeGreaterThan(30);
    for (const { percent, expected, status } of dashes) {
      expect({ percent, expected, status }).toEqual({ percent: null, expected: null, status: 'no_data' });
    }
  });
});
