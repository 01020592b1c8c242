import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { awardSchedule } from '#geodata/awards/award-schedule.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { awardFunding } from '#geodata/programmes/funding.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';

const folder = resolve('geodata/programmes/shaoxing-2018-2020');
const shared = resolve('../shared');
const programme = await readProgramme(folder);
const compact = (text: string): string => text.replaceAll(/\s/g, '');
const document = compact(readFileSync(`${shared}/sources/shaoxing_rural_roads_2018-16.txt`, 'utf8'));
const funding = awardFunding(programme.funding);
const codeOf = new Map(programme.districts.map(({ name, code }) => [name, code]));

/** The seed holds the same table, transcribed independently: empty is the dash. */
const seed: string[][] = parse(readFileSync(`${shared}/data/seeds/shaoxing_plan_2018_2020.csv`, 'utf8'));
const [seedHead = [], ...seedRows] = seed;

describe('the plan of 绍政发〔2018〕16号', () => {
  const cells = new Map(
    programme.plan.map((cell) => [`${cell.districtCode}|${cell.year}|${cell.item}`, cell.quantity]),
  );

  it('has 14 items for 6 districts and 3 years', () => {
    expect(programme.items).toHaveLength(14);
    expect(programme.plan).toHaveLength(14 * 6 * 3);
    expect(cells.size).toBe(programme.plan.length);
  });

  it('equals the seed in every cell', () => {
    let compared = 0;
    for (const [district = '', year = '', ...quantities] of seedRows) {
      const code = codeOf.get(district);
      if (code === undefined || !/^\d{4}$/.test(year)) continue;
      for (const [at, text] of quantities.entries()) {
        const item = programme.items[at]?.item;
        expect(cells.get(`${code}|${year}|${item}`), `${district} ${year} ${item}`).toBe(
          text === '' ? null : Number(text),
        );
        compared += 1;
      }
    }
    expect(compared).toBe(programme.plan.length);
  });

  it('adds up to every total of the seed', () => {
    let compared = 0;
    for (const [district = '', year = '', ...quantities] of seedRows) {
      const isTotal = !codeOf.has(district) || !/^\d{4}$/.test(year);
      if (!isTotal) continue;
      for (const [at, text] of quantities.entries()) {
        const parts = programme.plan.filter(
          (cell) =>
            cell.item === programme.items[at]?.item &&
            (district === '全市' || cell.districtCode === codeOf.get(district)) &&
            (year.length !== 4 || cell.year === Number(year)),
        );
        expect(
          parts.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
          `${district} ${year}`,
        ).toBe(Number(text));
        compared += 1;
      }
    }
    expect(compared).toBe(14 * (4 + 6));
  });

  it('is kept as printed: every line of plan.csv stands in the document, cell by cell', () => {
    for (const line of readFileSync(`${folder}/plan.csv`, 'utf8').trim().split('\n')) {
      expect(document.includes(compact(line.replaceAll(',', ''))), line).toBe(true);
    }
    expect(readFileSync(`${folder}/plan.csv`, 'utf8')).toContain('—');
  });

  it('knows the seed’s column heads', () => {
    const heads = new Set(programme.items.flatMap(({ headers }) => headers));
    expect(seedHead.slice(2).filter((head) => !heads.has(head))).toEqual([]);
  });
});

describe('targets and money of 绍政发〔2018〕16号', () => {
  it('quotes the document in every clause', () => {
    const clauses = [
      ...programme.targets.map(({ clause }) => clause),
      ...[...(funding?.awards ?? []), ...(funding?.schedule ?? []), ...(funding?.steps ?? [])].map(
        ({ clause }) => clause,
      ),
    ];
    expect(clauses.length).toBeGreaterThan(15);
    expect(clauses.filter((clause) => !document.includes(compact(clause)))).toEqual([]);
  });

  it('quotes the document in every indicator it watches, sentence by sentence', () => {
    const watched = [...indicators.values()].filter(({ id }) => programme.indicators.some((one) => one.id === id));
    expect(watched).toHaveLength(20);
    for (const { id, clause } of watched) {
      for (const part of clause.split(/[。;]/).filter(Boolean))
        expect(document.includes(compact(part)), `${id}: ${part}`).toBe(true);
    }
  });

  it('sets the ten 100 %, the overall targets and the others for the city', () => {
    const ofCity = programme.targets.filter(({ level, dueOn }) => level === 'city' && dueOn === '2020-12-31');
    expect(
      Object.fromEntries(ofCity.map(({ indicator, operator, value }) => [indicator, `${operator}${value}`])),
    ).toEqual({
      'town-class2-access': '~100',
      'substandard-upgrade': '>=100',
      'hazard-treatment': '>=100',
      'town-road-office': '>=100',
      'road-chief-coverage': '>=100',
      'maintenance-rate': '>=100',
      'good-condition-rate': '>=92',
      'district-condition-improved': '>=100',
      'district-transport-integration': '>=100',
      'town-station-coverage': '>=100',
      'village-bus-coverage': '>=100',
      'demonstration-county': '>=50',
      'beautiful-corridor-county': '>=100',
      'beautiful-road-town': '>=80',
      'annual-repair-rate': '>=5.5',
      'dangerous-bridge-treatment': '>=100',
      'scenic-area-access': '>=100',
      'clean-energy-bus': '>=20',
      'bus-positioning-terminal': '>=100',
    });
  });

  it('pays 2820, 3320 and 3860 of the 10,000 万元 in the three years', () => {
    const rows = funding === undefined ? [] : awardSchedule(funding);
    const ofYear = (year: number): number =>
      rows.filter((row) => row.year === year).reduce((sum, { amountYuan }) => sum + amountYuan, 0);
    expect([2018, 2019, 2020].map(ofYear)).toEqual([28_200_000, 33_200_000, 38_600_000]);
    expect(programme.funding?.total).toBe(10_000);
  });
});
